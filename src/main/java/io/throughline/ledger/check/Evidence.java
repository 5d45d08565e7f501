package io.throughline.ledger.check;

import java.util.List;

/**
 * All that the checker is given. Read journals and facts of sources before the ledger: then a call that the ledger does not know yet is not mistaken for
 * one without intent.
 *
 * @param ledger the rows
 * @param journals of the targets; empty if they keep none: effects are then not judged
 * @param sources what must have come in; may be empty
 * @param promises of the operations
 * @param limits of failures, crashes and waiting
 */
public record Evidence(
        LedgerSnapshot ledger,
        List<TargetJournal> journals,
        List<SourceFact> sources,
        Promises promises,
        Limits limits) {

    /** Of a ledger alone. */
    public static Evidence of(LedgerSnapshot ledger, Promises promises, Limits limits) {
        return new Evidence(ledger, List.of(), List.of(), promises, limits);
    }
}
