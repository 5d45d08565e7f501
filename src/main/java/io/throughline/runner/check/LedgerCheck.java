package io.throughline.runner.check;

import io.throughline.ledger.check.Evidence;
import io.throughline.ledger.check.HistoryChecker;
import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.check.Limits;
import io.throughline.ledger.check.Promises;
import io.throughline.ledger.check.SourceFact;
import io.throughline.ledger.check.TargetJournal;
import io.throughline.ledger.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Collects evidence in the order that makes no false alarm, journals before the ledger, and lets the checker judge it. */
public final class LedgerCheck {

    private final Promises promises;
    private final Limits limits;

    public LedgerCheck(Promises promises, Limits limits) {
        this.promises = promises;
        this.limits = limits;
    }

    /**
     * The verdict.
     *
     * @param witnesses simulators that are asked; none: effects are not judged
     * @param ledger reads the ledger, after the witnesses were heard
     */
    public Verdict judge(Witnesses witnesses, Callable<LedgerSnapshot> ledger) throws Exception {
        return judge(witnesses, List.of(), ledger);
    }

    /** The same, with facts that must have come in by now. */
    public Verdict judge(Witnesses witnesses, List<SourceFact> known, Callable<LedgerSnapshot> ledger)
            throws Exception {
        List<SourceFact> won = new ArrayList<>(known);
        won.addAll(witnesses.wonDeals());
        List<TargetJournal> journals = witnesses.journals();
        return new HistoryChecker().judge(new Evidence(ledger.call(), journals, won, promises, limits));
    }
}
