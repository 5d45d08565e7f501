package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractCollection;
import java.util.ArrayList;
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
    private final List<RecordWatch> watches = new ArrayList<>();
    private final RankedIndex ranked = new RankedIndex();
    private long made;

    void compact(RowFormat rows) {
        format = rows;
    }

    void watch(RecordWatch watch) {
        watches.add(watch);
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
        watches.forEach(RecordWatch::cleared);
        made = 0;
    }

    private void swap(String id, ObjectNode out, ObjectNode in) {
        watches.forEach(watch -> watch.changed(out, in));
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
        Set<String> ids = value == null ? Set.of() : index.getOrDefault(value, Set.of());
        if (ids.contains(id)) {
            if (ids.size() == 1) {
                index.remove(value);
            } else {
                ids.remove(id);
            }
        }
    }

    /** Nearly every value belongs to one record, and a set that can grow would cost more than the record. */
    private static void remember(Map<String, Set<String>> index, String value, String id) {
        if (value == null) {
            return;
        }
        Set<String> ids = index.get(value);
        if (ids == null) {
            index.put(value, Set.of(id));
        } else if (ids instanceof LinkedHashSet<String> growing) {
            growing.add(id);
        } else if (!ids.contains(id)) {
            Set<String> more = new LinkedHashSet<>(ids);
            more.add(id);
            index.put(value, more);
        }
    }
}
