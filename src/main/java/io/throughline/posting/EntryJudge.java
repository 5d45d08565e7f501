package io.throughline.posting;

import io.throughline.ledger.entries.BilledSeen;
import io.throughline.ledger.entries.Decided;
import java.util.List;

/** Applies the rules to entries. Gathers what they need in as few questions to the ledger as it can. Thread-safe. */
@FunctionalInterface
public interface EntryJudge {

    /**
     * A decision for each candidate, in their order, and what they rest on.
     *
     * @param candidates new, changed or withdrawn entries of one page
     * @param transactionId transaction that decides
     */
    Judged judge(List<Candidate> candidates, String transactionId);

    /**
     * @param decisions one for each candidate
     * @param seen what was billed of capped projects when they were made (D33)
     */
    record Judged(List<Decided> decisions, BilledSeen seen) {

        /** Nothing was to be decided. */
        static final Judged NOTHING = new Judged(List.of(), BilledSeen.NOTHING);
    }
}
