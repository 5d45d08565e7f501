package io.throughline.ledger.recorded;

import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import java.util.List;

/** Reads records of past transactions; writes nothing. Each method is one database transaction. Thread-safe; throws as the ledger does. */
public interface RecordedLedger {

    /** Ids of the transactions that fit, the oldest first; of more than the limit, the newest. */
    List<String> ids(RecordedQuery query);

    /**
     * What was recorded of these transactions, in the order of the ids; unknown ids are left out.
     *
     * @param ids at most 200
     */
    List<RecordedTransaction> of(List<String> ids);

    /** Every binding there is or was, the first bound first. */
    List<RecordedBinding> bindings(WhoWasWho asked);
}
