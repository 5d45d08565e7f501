package io.throughline.camel.operation;

import java.util.Map;

/** Something that the ledger does for a transaction document; bound in the Camel registry under the name that {@code ledger:<name>} calls. Thread-safe. */
@FunctionalInterface
public interface LedgerOperation {

    /**
     * Does it; done again for the same transaction, it changes nothing.
     *
     * @throws HoldException if a person must decide first
     */
    Map<String, Object> answer(Map<String, Object> document);
}
