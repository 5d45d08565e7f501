package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The records of one type with their indices. */
final class RecordTable {

    private final Map<String, Object> records = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> indices = new HashMap<>();
    private RowFormat format;
    private ToLongFunction<ObjectNode> rank;
    private final RankedIndex ranked = new RankedIndex();
    private long made;

    void compact(RowFormat rows) {
        format = rows;
    }

    void rank(ToLongFunction<ObjectNode> by) {
        rank = by;
    }

    RankedIndex ranked() {
        return ranked;
    }

    void index(String field) {
        indices.put(field, new HashMap<>());
    }

    ObjectNode get(String id) {
        return record(records.get(id));
    }

    private ObjectNode record(Object kept) {
        return kept instanceof byte[] row ? format.read(row) : (ObjectNode) kept;
    }

    /** In the order they were made; compact records are read as they are gone through. */
    Collection<ObjectNode> all() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<ObjectNode> iterator() {
                return records.values().stream().map(RecordTable.this::record).iterator();
            }

            @Override
            public int size() {
                return records.size();
            }
        };
    }

    List<ObjectNode> by(String field, String value) {
        return indices.computeIfAbsent(field, this::indexed).getOrDefault(value, Set.of()).stream()
                .map(this::get)
                .toList();
    }

    /** A field may get its name, and so its index, while records exist. */
    private Map<String, Set<String>> indexed(String field) {
        Map<String, Set<String>> index = new HashMap<>();
        records.forEach((id, kept) -> remember(index, Json.text(record(kept), field), id));
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
        ranked.clear();
        made = 0;
    }

    private void swap(String id, ObjectNode out, ObjectNode in) {
        if (out != null) {
            indices.forEach((field, index) -> forget(index, Json.text(out, field), id));
            if (rank != null) {
                ranked.remove(rank.applyAsLong(out), Long.parseLong(id));
            }
        }
        if (in == null) {
            records.remove(id);
        } else {
            records.put(id, format == null ? in : format.write(in));
            indices.forEach((field, index) -> remember(index, Json.text(in, field), id));
            if (rank != null) {
                ranked.add(rank.applyAsLong(in), Long.parseLong(id));
            }
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
