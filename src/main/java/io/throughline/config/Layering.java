package io.throughline.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Puts one map over another, key by key and down into nested maps; every part keeps the place where it was written, which is how a decision
 * can name its file and line. Lists are replaced as a whole. A name left empty in the narrower map takes the wider value away.
 */
final class Layering {

    private Layering() {}

    static YamlMap over(YamlMap narrow, YamlMap wide) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(wide.entries());
        narrow.entries().forEach((name, node) -> entries.merge(name, node, (below, above) -> part(above, below)));
        Map<String, Position> keys = new HashMap<>(wide.keys());
        keys.putAll(narrow.keys());
        return new YamlMap(narrow.position(), narrow.path(), entries, keys);
    }

    static YamlMap without(YamlMap map, Set<String> names) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(map.entries());
        entries.keySet().removeAll(names);
        return new YamlMap(map.position(), map.path(), entries, map.keys());
    }

    private static YamlNode part(YamlNode above, YamlNode below) {
        return above instanceof YamlMap narrow && below instanceof YamlMap wide ? over(narrow, wide) : above;
    }
}
