package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records of one type with their indices. */
final class RecordTable {

    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> indices = new HashMap<>();
    private long made;

    void index(String field) {
        indices.put(field, new HashMap<>());
    }

    ObjectNode get(String id) {
        return records.get(id);
    }

    Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(records.values());
    }

    List<ObjectNode> by(String field, String value) {
        return indices.computeIfAbsent(field, this::indexed).getOrDefault(value, Set.of()).stream()
                .map(records::get)
                .toList();
    }

    /** A field may get its name, and so its index, while records exist. */
    private Map<String, Set<String>> indexed(String field) {
        Map<String, Set<String>> index = new HashMap<>();
        records.forEach((id, record) -> remember(index, Json.text(record, field), id));
        return index;
    }

    long made() {
        return made;
    }

    void apply(Change change) {
        if (change.before() == null && change.after() != null) {
            made++;
        }
        swap(change.id(), change.before(), change.after());
    }

    void undo(Change change) {
        if (change.before() == null && change.after() != null) {
            made--;
        }
        swap(change.id(), change.after(), change.before());
    }

    void clear() {
        records.clear();
        indices.values().forEach(Map::clear);
        made = 0;
    }

    private void swap(String id, ObjectNode out, ObjectNode in) {
        if (out != null) {
            indices.forEach((field, index) -> forget(index, Json.text(out, field), id));
        }
        if (in == null) {
            records.remove(id);
        } else {
            records.put(id, in);
            indices.forEach((field, index) -> remember(index, Json.text(in, field), id));
        }
    }

    private static void forget(Map<String, Set<String>> index, String value, String id) {
        if (value != null) {
            index.computeIfPresent(value, (key, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        }
    }

    private static void remember(Map<String, Set<String>> index, String value, String id) {
        if (value != null) {
            index.computeIfAbsent(value, key -> new LinkedHashSet<>()).add(id);
        }
    }
}
