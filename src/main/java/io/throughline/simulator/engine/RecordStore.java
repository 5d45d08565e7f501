package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * All records of one simulator, in memory, with the changes of the running call kept apart until the journal holds them.
 * A stored node is never changed in place: copy it, change the copy, {@link #put} it. Not thread-safe; the engine holds
 * one lock around each call.
 */
public final class RecordStore {

    private final Map<String, RecordTable> tables = new HashMap<>();
    private final List<Change> pending = new ArrayList<>();
    private long version;

    /** Keeps an index on a field, so that {@link #by} need not scan; must be called before records exist. */
    public void index(String type, String field) {
        table(type).index(field);
    }

    /** Keeps the records of a type, which may be many, in little memory; must be called before records exist. */
    public void compact(String type, RowFormat format) {
        table(type).compact(format);
    }

    /** Has each change of the records of a type seen. */
    public void watch(String type, RecordWatch watch) {
        table(type).watch(watch);
    }

    /** Keeps the records of a type, whose ids are numbers, in the order of a rank, so that {@link #after} need not scan; must be called before records exist. */
    public void rank(String type, ToLongFunction<ObjectNode> by) {
        table(type).rank(by);
    }

    /** How many records have a greater rank. */
    public int countAfter(String type, long rank) {
        return table(type).ranked().countAfter(rank);
    }

    /** Records with a greater rank, in the order of rank and id, without the first {@code offset}, at most {@code limit}. */
    public List<ObjectNode> after(String type, long rank, int offset, int limit) {
        RecordTable table = table(type);
        return Arrays.stream(table.ranked().after(rank, offset, limit))
                .mapToObj(Long::toString)
                .map(table::get)
                .toList();
    }

    /** The record of this id. */
    public Optional<ObjectNode> find(String type, String id) {
        return Optional.ofNullable(id == null ? null : table(type).get(id));
    }

    /** All records of a type, in the order they were made. */
    public Collection<ObjectNode> all(String type) {
        return table(type).all();
    }

    /** The records whose indexed field has this text. */
    public List<ObjectNode> by(String type, String field, String value) {
        return table(type).by(field, value);
    }

    /** The number that the next new record of this type gets: how many were ever made, plus one. */
    public long next(String type) {
        return table(type).made() + 1;
    }

    /** Adds or replaces a record. */
    public void put(String type, String id, ObjectNode record) {
        change(new Change(type, id, table(type).get(id), record));
    }

    /** Takes a record away; nothing happens if it is not there. */
    public void remove(String type, String id) {
        find(type, id).ifPresent(before -> change(new Change(type, id, before, null)));
    }

    /** Another number after each change, also one that was taken back: what was made of the records before may no longer hold. */
    public long version() {
        return version;
    }

    /** How many changes the running call has made; give it to {@link #rollback(int)} to come back here. */
    public int savepoint() {
        return pending.size();
    }

    /** Takes back the changes after a savepoint. */
    public void rollback(int savepoint) {
        while (pending.size() > savepoint) {
            Change change = pending.remove(pending.size() - 1);
            version++;
            table(change.type()).undo(change);
        }
    }

    /** The changes of the running call, one for each record that is there in the end. */
    List<Change> pending() {
        Map<List<String>, Change> last = new LinkedHashMap<>();
        for (Change change : pending) {
            // a record that was made and removed again still counts in the numbering of ids
            if (change.after() == null) {
                return List.copyOf(pending);
            }
            last.merge(List.of(change.type(), change.id()), change, (one, other) -> other);
        }
        return List.copyOf(last.values());
    }

    void commit() {
        pending.clear();
    }

    void apply(Change change) {
        version++;
        table(change.type()).apply(change);
    }

    void clear() {
        version++;
        pending.clear();
        tables.values().forEach(RecordTable::clear);
    }

    private void change(Change change) {
        apply(change);
        pending.add(change);
    }

    private RecordTable table(String type) {
        return tables.computeIfAbsent(type, key -> new RecordTable());
    }
}
