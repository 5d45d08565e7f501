package io.throughline.ledger;

import java.util.List;
import java.util.Optional;

/**
 * All that the ledger knows about one transaction.
 *
 * @param steps in the order in which they began
 * @param desk the newest desk case, if any
 */
public record TransactionHistory(
        TransactionRecord transaction, EventRecord event, List<StepRecord> steps, Optional<CaseRecord> desk) {}
