package io.throughline.ledger.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import io.throughline.ledger.check.Verdict.Finding;
import io.throughline.workflow.TransactionState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a history against I1 to I14. Offline: it needs no runner and changes nothing, so it may be run on a living ledger, on one after a crash, or on
 * one of a test. Thread-safe.
 */
public final class HistoryChecker {

    private static final Map<Invariant, InvariantCheck> CHECKS = checks();

    private static Map<Invariant, InvariantCheck> checks() {
        Map<Invariant, InvariantCheck> checks = new EnumMap<>(Invariant.class);
        checks.put(Invariant.I1, new EveryEventEndsSomewhere());
        checks.put(Invariant.I2, new AcknowledgedIsStored());
        checks.put(Invariant.I3, new AcceptedOnce());
        checks.put(Invariant.I4, new OneWriter());
        checks.put(Invariant.I5, new EffectOnce());
        checks.put(Invariant.I6, new BlindCallOnce());
        checks.put(Invariant.I7, new NothingNewWhileUndoing());
        checks.put(Invariant.I8, new UndoneInReverse());
        checks.put(Invariant.I9, new EndsMeanWhatTheySay());
        checks.put(Invariant.I10, new ObjectsInOrder());
        checks.put(Invariant.I11, new BoundedTrouble());
        checks.put(Invariant.I12, new NothingStuck());
        checks.put(Invariant.I13, new DecisionsAudited());
        checks.put(Invariant.I14, new CursorBehind());
        return Map.copyOf(checks);
    }

    /** The verdict; never throws for anything that a ledger can hold. */
    public Verdict judge(Evidence evidence) {
        History history = new History(evidence);
        List<Finding> findings = List.of(Invariant.values()).stream()
                .map(invariant -> finding(invariant, history))
                .toList();
        Map<TransactionState, Long> byState = new EnumMap<>(TransactionState.class);
        byState.putAll(history.transactions().stream().collect(groupingBy(TransactionRow::state, counting())));
        return new Verdict(findings, byState, history.events().size(), new EffectOnce().lateCalls(history));
    }

    private static Finding finding(Invariant invariant, History history) {
        InvariantCheck check = CHECKS.get(invariant);
        return new Finding(invariant, check.canJudge(history.evidence()), check.violations(history));
    }
}
