package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a vendor's simulator adds to the engine. All methods but {@link #operations()}, {@link
 * #find} and {@link #carried} run inside the store's lock, one
 * call at a time.
 */
public interface Vendor extends AutoCloseable {

    /** The vendor's calls; the first whose method and path fit is taken. */
    List<Operation> operations();

    /** Control calls of this vendor below {@code /_simulator}, beside those that all have. */
    default List<Operation> controls() {
        return List.of();
    }

    /** The operation that a call means; empty if there is none. Called outside the lock, so it may look at the call only. */
    default Optional<Operation> find(Call call) {
        return Routing.find(operations(), call, normalise(call.path()));
    }

    /** The operations that one call carries, for a vendor whose requests hold several; faults on any of them strike the whole call. */
    default Set<String> carried(Call call, Operation operation) {
        return Set.of(operation.name());
    }

    /** The path as the vendor reads it, for instance without an optional suffix. */
    default String normalise(String path) {
        return path;
    }

    /**
     * Checks credentials and limits before the work of an operation.
     *
     * @throws Refusal when the caller is not let in
     */
    void admit(Call call, Operation operation);

    /** Adds what the vendor sends with each answer. */
    default Answer finish(Call call, Answer answer) {
        return answer;
    }

    /** The vendor's own answer for a failure it did not foresee: unknown path, malformed body, forced status. */
    Answer failure(int status, String detail);

    /** The vendor's own answer when the caller has used up what it may call. */
    default Answer exhausted() {
        return failure(429, "too many calls");
    }

    /** The vendor's own answer when the place where a caller wants to read on has expired; empty if its places never do. */
    default Optional<Answer> expiredPosition() {
        return Optional.empty();
    }

    /** Puts the records of a fresh account into the store; must depend on nothing but seed and start. */
    void seed();

    /** Stores a raw record for tests and demonstrations, and returns it; an {@code id} in it is kept. */
    ObjectNode put(Call call, String type, ObjectNode fields);

    /** Ends what the vendor has running in the background. */
    @Override
    default void close() {}
}
