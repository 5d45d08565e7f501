package io.throughline.simulation;

import io.throughline.ledger.CaseFile;
import io.throughline.ledger.CaseQuery;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.DeskReach;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.Ruling.Seen;
import io.throughline.ledger.Ruling.StepRuling;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;

/**
 * Somebody at the desk who looks at a case at one time and decides it at another: retries it or gives the deal up. By then it may have changed, and the decision must
 * not count. Decides only a few times, so that a run comes to rest.
 */
final class SimulatedPerson {

    private static final int DECISIONS = 6;

    private final SimulatedRun run;
    private CaseFile seen;
    private int decisions;
    private long decidedAt = -1;

    SimulatedPerson(SimulatedRun run) {
        this.run = run;
    }

    boolean mayAct() {
        return decisions < DECISIONS
                && run.clock().now() > decidedAt
                && run.choices().pick("person", 100) < 15;
    }

    void act() {
        if (seen == null) {
            look();
        } else {
            decide(seen);
            seen = null;
        }
    }

    private void look() {
        List<CaseFile> open = run.ledger().desk().cases(new CaseQuery(DeskReach.ALL, null, null, false, 50)).stream()
                .filter(file -> file.history().transaction().state() == TransactionState.WITH_PERSON)
                .toList();
        if (!open.isEmpty()) {
            seen = open.get(run.choices().pick("case", open.size()));
        }
    }

    private static List<StepRuling> anew(CaseFile file) {
        return file.history().steps().stream()
                .filter(step -> step.state() == StepState.REJECTED)
                .map(step -> StepRuling.of(step, StepState.PENDING))
                .toList();
    }

    private void decide(CaseFile file) {
        decisions++;
        decidedAt = run.clock().now();
        boolean undoing = file.history().steps().stream().anyMatch(step -> step.state() == StepState.COMP_STUCK);
        boolean retries = !undoing && run.choices().pick("decision", 3) > 0;
        boolean counted = run.ledger()
                .desk()
                .decide(new Ruling(
                        Seen.of(file),
                        new Judgement(retries ? "retry" : "dismiss", "a-person", "as simulated", null, List.of(), null),
                        retries
                                ? Effects.on(TransactionState.WAITING, anew(file))
                                : new Effects(TransactionState.DISMISSED, List.of(), List.of(), null, true, null)));
        run.trace(
                null,
                "a person %s %s%s"
                        .formatted(
                                retries ? "retries" : "dismisses",
                                file.history().transaction().id(),
                                counted ? "" : ", too late"));
        // The same decision again is an old one by now.
        if (counted && run.choices().pick("decides twice", 2) == 0) {
            String id = file.history().transaction().id();
            boolean again = run.ledger()
                    .desk()
                    .decide(new Ruling(
                            Seen.of(file),
                            new Judgement("dismiss", "another", "as simulated", null, List.of(), null),
                            new Effects(TransactionState.DISMISSED, List.of(), List.of(), null, true, null)));
            if (again) {
                throw new AssertionError("G12 two decisions counted on the same version of " + id);
            }
        }
    }
}
