package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What administrators changed about the objects of a simulated system. Kept among its records, so that it outlives a restart and a reset ends it.
 *
 * @param <T> what the changes make of the vendor's objects
 */
public final class SchemaChanges<T> {

    private static final String TYPE = "SchemaChange";
    private static final String PATH = "/_simulator/schema";

    private final RecordStore store;
    private final T standard;
    private final BiFunction<T, SchemaChange, T> changed;
    private List<ObjectNode> seen = List.of();
    private T current;

    /**
     * @param standard the objects of a fresh account
     * @param changed the objects after a change; throws IllegalArgumentException if no administrator could do that
     */
    public SchemaChanges(RecordStore store, T standard, BiFunction<T, SchemaChange, T> changed) {
        this.store = store;
        this.standard = standard;
        this.changed = changed;
        this.current = standard;
    }

    /** The objects as they are now. Called inside the store's lock. */
    public T now() {
        List<ObjectNode> all = List.copyOf(store.all(TYPE));
        if (!all.equals(seen)) {
            current = all.stream().map(SchemaChange::of).reduce(standard, changed, (one, other) -> other);
            seen = all;
        }
        return current;
    }

    /**
     * The control calls: {@code GET} tells the changes, {@code POST} makes one or several.
     *
     * @param records changes the records as the vendor would; after the objects themselves
     */
    public List<Operation> controls(Consumer<SchemaChange> records) {
        return List.of(
                Operation.open("schema", "GET", PATH, call -> Answer.ok(toJson())),
                Operation.open("schema", "POST", PATH, call -> {
                    JsonNode body = call.json();
                    for (JsonNode one : body.isArray() ? body : Json.array().add(body)) {
                        make(SchemaChange.of(one), records);
                    }
                    return Answer.ok(toJson());
                }));
    }

    private void make(SchemaChange change, Consumer<SchemaChange> records) {
        changed.apply(now(), change);
        store.put(TYPE, String.valueOf(store.next(TYPE)), change.toJson());
        records.accept(change);
    }

    private ArrayNode toJson() {
        ArrayNode list = Json.array();
        store.all(TYPE).forEach(list::add);
        return list;
    }
}
