package io.throughline.ledger;

import java.util.List;

/**
 * Desk cases as people work on them. Each method is one database transaction; what it may see is part of its query (S-07). Thread-safe.
 *
 * <p>Any method throws {@link LedgerUnavailableException} as those of {@link Ledger} do; a decision may then be sent again: it counts once.
 */
public interface DeskLedger {

    /** The cases that a query names, the one with the earliest deadline first. */
    List<CaseFile> cases(CaseQuery query);

    /**
     * The case of this id, else those whose id begins so (four characters or more), at most two: enough to tell "none", "one" and "not unique".
     *
     * @param idOrBeginning letters, digits, {@code -} and {@code _}; anything else finds nothing
     */
    List<CaseFile> named(String idOrBeginning, DeskReach reach);

    /** Every decision about the event of a transaction, oldest first: also those about other transactions of the same event. */
    List<DecisionRecord> decisions(String transactionId);

    /**
     * Carries out a decision together with its one audit row, if case and transaction are still as the person saw them (G12, I13).
     *
     * @return false if they are not: then nothing was stored, and the case is to be read again
     */
    boolean decide(Ruling ruling);
}
