package io.throughline.camel.workflow;

import io.throughline.workflow.OperationContract;
import java.util.Optional;

/** Finds what is behind an operation's name: the connector that the transaction's region binds, and what it promises. Thread-safe. */
public interface OperationDirectory {

    /**
     * The connected system that a legal entity, else its region, binds to the role of an operation.
     *
     * @param operation {@code <role>-<object>-<verb>}
     * @param place region and legal entity of the transaction, both null while nobody knows them
     * @param source the system the event came from; used for its own role while there is no region
     * @throws UnknownOperationException if nothing is bound
     */
    String system(String operation, OperationResult.Place place, String source);

    /**
     * What the connector of a system promises for an operation.
     *
     * @throws UnknownOperationException if it has no such operation
     */
    OperationContract operation(String operation, String system);

    /** What happens in place of an operation that the connector of a system does not offer; empty if it says nothing, or offers it. */
    default Optional<String> instead(String operation, String system) {
        return Optional.empty();
    }

    /** An idempotency key in the form that a system can store and search. */
    String marker(String system, String key);
}
