package io.throughline.runner.story;

import io.throughline.ledger.NewCase;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.StepState;
import java.util.Set;

/** Tells a step that a rule stopped from one that a system refused: both are {@link StepState#REJECTED}. */
final class Holds {

    private static final Set<String> KINDS = Set.of("hold", "approval");

    private Holds() {}

    static boolean stopped(StepRecord step, TransactionHistory history) {
        return step.state() == StepState.REJECTED
                && history.desk().filter(desk -> concerns(desk.opened(), step)).isPresent();
    }

    /** A case about the deal as a whole names no step. */
    private static boolean concerns(NewCase desk, StepRecord step) {
        return KINDS.contains(desk.kind())
                && (desk.stepId() == null || desk.stepId().equals(step.id()));
    }
}
