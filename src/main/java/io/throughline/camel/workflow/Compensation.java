package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Undoes the steps of a refused transaction, last one first, each at least once, with the input frozen before its forward call (G10). A step that
 * cannot be undone is left to a person while the others go on; the transaction is then never shown as compensated.
 */
final class Compensation {

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final List<StuckStep> stuck = new ArrayList<>();

    Compensation(WorkflowHost host, WorkflowRun run) {
        this.host = host;
        this.run = run;
    }

    void undo() {
        List<StepRecord> lastFirst = run.history().steps().stream()
                .sorted(Comparator.comparingInt(StepRecord::sequence).reversed())
                .toList();
        for (StepRecord step : lastFirst) {
            if (step.state() == StepState.COMP_STUCK) {
                stuck.add(new StuckStep(step, step.problem()));
            } else if (isToUndo(step) && mustWait(new UndoStep(host, run, step))) {
                return;
            }
        }
        finish();
    }

    private static boolean isToUndo(StepRecord step) {
        return step.state() == StepState.COMP_PENDING || step.state() == StepState.COMP_INTENT;
    }

    private boolean mustWait(UndoStep undo) {
        UndoEnd end = undo.perform();
        if (end instanceof UndoEnd.Later later) {
            StoreWithPatience.store(
                    host, run, List.of(run.move(TransactionEvent.UNDO_WAITS, later.rest(), null, later.reason())));
        } else if (end instanceof UndoEnd.Stuck left) {
            stuck.add(left.step());
        }
        return end instanceof UndoEnd.Later;
    }

    private void finish() {
        if (stuck.isEmpty()) {
            String reason = run.transaction().reason();
            StoreWithPatience.store(host, run, List.of(run.move(TransactionEvent.UNDONE, null, null, reason)));
            return;
        }
        String reason = "could not be undone: " + StuckStep.names(stuck);
        StoreWithPatience.store(
                host,
                run,
                List.of(
                        new Change.OpenCase(StuckStep.desk(stuck)),
                        run.move(TransactionEvent.UNDO_STUCK, null, null, reason)));
    }
}
