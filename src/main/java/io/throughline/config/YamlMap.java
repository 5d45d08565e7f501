package io.throughline.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Named parts in the order of the file. {@link YamlFields} reads them with types and collects what is wrong.
 *
 * @param entries parts by name
 * @param keys where each name stands
 */
public record YamlMap(Position position, String path, Map<String, YamlNode> entries, Map<String, Position> keys)
        implements YamlNode {

    /** Copies the entries, keeping their order. */
    public YamlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        keys = Map.copyOf(keys);
    }

    /** The part of this name, also when it is null in the file. */
    public Optional<YamlNode> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Whether the file has this name here. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The names in the order of the file. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** Where a name stands; the place of the map if it has no such name. */
    public Position keyPosition(String name) {
        return keys.getOrDefault(name, position);
    }

    /** The path of a named part, whether it is there or not. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Typed reading of this map; what is wrong goes to {@code problems}. */
    public YamlFields fields(Problems problems) {
        return new YamlFields(this, problems);
    }

    @Override
    public Map<String, Object> plain() {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((name, node) -> map.put(name, node.plain()));
        return map;
    }

    @Override
    public String kind() {
        return "a map";
    }
}
