package io.throughline.camel.operation;

import io.throughline.camel.workflow.OperationResult;
import java.util.Map;

/** Finds out under which circumstances a mapping runs; the same for the same document on every attempt. Thread-safe. */
@FunctionalInterface
public interface DealSurroundings {

    /**
     * The surroundings of one attempt.
     *
     * @param document the transaction document
     * @param place region and legal entity as far as they are known; both may be null
     * @param account who buys, where the document does not hold the deal yet
     */
    Surroundings of(Map<String, Object> document, OperationResult.Place place, Account account);

    /**
     * An account of the CRM.
     *
     * @param id or null
     * @param number or null
     */
    record Account(String id, String number) {}
}
