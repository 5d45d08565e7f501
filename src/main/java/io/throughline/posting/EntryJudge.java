package io.throughline.posting;

import io.throughline.ledger.entries.Decided;
import java.util.List;

/** Applies the rules to entries. Gathers what they need in as few questions to the ledger as it can. Thread-safe. */
@FunctionalInterface
public interface EntryJudge {

    /**
     * A decision for each candidate, in their order.
     *
     * @param candidates new, changed or withdrawn entries of one page
     * @param transactionId transaction that decides
     */
    List<Decided> judge(List<Candidate> candidates, String transactionId);
}
