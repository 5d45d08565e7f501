package io.throughline.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A case with all that a person needs to decide it.
 *
 * @param desk the case
 * @param history its transaction as it stands
 * @param decisions every decision about the same event so far, oldest first
 * @param relatives the other transactions of the same event
 * @param behind how many later transactions of the same business object wait behind this one (G9)
 * @param asOf when this was read, by the database clock; age and overdue are judged by it (G7)
 */
public record CaseFile(
        CaseRecord desk,
        TransactionHistory history,
        List<DecisionRecord> decisions,
        List<TransactionHistory> relatives,
        int behind,
        Instant asOf) {

    /** Keeps copies. */
    public CaseFile {
        decisions = List.copyOf(decisions);
        relatives = List.copyOf(relatives);
    }
}
