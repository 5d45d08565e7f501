package io.throughline.camel.workflow;

import io.throughline.ledger.NewCase;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.OperationContract;
import java.time.Duration;
import java.util.Optional;

/**
 * Knows which operations must not be called, because the vendor's system no longer looks as their mappings were written for. Thread-safe; never
 * throws because a system cannot be asked.
 */
public interface DriftGate {

    /** Nothing has to wait. */
    DriftGate OPEN = new DriftGate() {
        @Override
        public Optional<Standstill> standstill(OperationContract called, TransactionHistory transaction) {
            return Optional.empty();
        }

        @Override
        public boolean explains(OperationContract called, String problem) {
            return false;
        }
    };

    /**
     * Why and how long something waits.
     *
     * @param rest until it is looked at again at the latest
     * @param waitsFor what makes it due at once when it is over
     * @param reason in business words, with file and line of what is affected
     * @param desk the case for those who can mend it, if this transaction is to carry it
     */
    record Standstill(Duration rest, String waitsFor, String reason, Optional<NewCase> desk) {}

    /**
     * Whether a call must wait.
     *
     * @param called the operation, or its probe
     */
    Optional<Standstill> standstill(OperationContract called, TransactionHistory transaction);

    /** Whether a refusal may come from a change of the vendor's system; if it may, the system is asked at once. */
    boolean explains(OperationContract called, String problem);
}
