package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.Aftermath;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Undoes the steps of a refused transaction, last one first, each at least once, with the input frozen before its forward call (G10). A step that
 * cannot be undone is left to a person while the others go on; the transaction is then never shown as compensated.
 */
final class Compensation {

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final List<String> stuck = new ArrayList<>();

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
                stuck.add(step.id());
            } else if (isToUndo(step) && !undone(step)) {
                return;
            }
        }
        finish();
    }

    private static boolean isToUndo(StepRecord step) {
        return step.state() == StepState.COMP_PENDING || step.state() == StepState.COMP_INTENT;
    }

    /** False if the rest must wait. */
    private boolean undone(StepRecord step) {
        if (!run.mayGoOn()) {
            return later(Duration.ZERO, Closing.Wait.forNextRunner().reason());
        }
        if (!step.settlesIn().isZero()) {
            return later(
                    step.settlesIn(),
                    "the answer to '%s' is in doubt; it is undone when no late call can arrive any more"
                            .formatted(step.id()));
        }
        OperationContract contract;
        try {
            contract = host.operations().operation(step.undo(), step.system());
        } catch (UnknownOperationException missing) {
            return stuck(step, missing.getMessage());
        }
        // A blind call is never repeated by itself (G5), not even to undo.
        boolean inDoubt = step.state() == StepState.COMP_INTENT;
        return inDoubt && contract.safety() == Safety.BLIND
                ? stuck(step, "the answer was lost, and nothing tells whether it was undone")
                : call(step, contract);
    }

    private boolean call(StepRecord step, OperationContract contract) {
        requireLease();
        StoreWithPatience.commit(host, run, List.of(new Change.Undo(step.id(), StepState.COMP_INTENT, null, false)));
        OperationResult result = host.caller()
                .call(new OperationAttempt(
                        contract, inputOf(step), step.key(), step.marker(), run.region(), this::requireLease));
        return conclude(step, contract, result);
    }

    private void requireLease() {
        run.leaseClock().requireFor(host.settings().callMargin());
    }

    private boolean conclude(StepRecord step, OperationContract contract, OperationResult result) {
        if (result.applied()) {
            run.add(new Change.Undo(step.id(), StepState.COMPENSATED, null, false));
            forget(step);
            return true;
        }
        return again(step, contract, result);
    }

    /** What was undone is no more: its subject may be made anew, and nobody finds it in the crosswalk (D40). */
    private void forget(StepRecord step) {
        if (step.subject() != null) {
            run.add(new Change.ReleaseSubject(step.subject()));
        }
        if (step.externalId() != null) {
            String canonicalId = step.subject() == null ? run.transaction().id() : step.subject();
            host.operations()
                    .operation(step.operation(), step.system())
                    .crosswalk()
                    .ifPresent(kind -> run.add(new Change.Unbind(kind, canonicalId, step.system(), step.externalId())));
        }
    }

    private boolean again(StepRecord step, OperationContract contract, OperationResult result) {
        int failures = step.failures() + (result.paused() ? 0 : 1);
        Aftermath aftermath = host.decider()
                .after(
                        isFinal(contract, result) ? Outcome.REJECTED : Outcome.NOT_APPLIED,
                        contract,
                        failures,
                        Optional.ofNullable(result.retryAfter()),
                        false,
                        host.random());
        if (aftermath instanceof Aftermath.TryAgain tryAgain) {
            run.add(new Change.Undo(step.id(), StepState.COMP_PENDING, result.problem(), !result.paused()));
            return later(
                    result.waitAtLeast(tryAgain.after(), host.settings().pause()),
                    "undoing '%s': %s %s".formatted(step.id(), contract.system(), result.problem()));
        }
        return stuck(step, result.problem());
    }

    private static boolean isFinal(OperationContract contract, OperationResult result) {
        return switch (result.outcome()) {
            case REJECTED, HELD -> true;
            case UNKNOWN -> contract.safety() == Safety.BLIND;
            case APPLIED, NOT_APPLIED -> false;
        };
    }

    /** A person must undo it; the others go on. */
    private boolean stuck(StepRecord step, String problem) {
        run.add(new Change.Undo(step.id(), StepState.COMP_STUCK, problem, true));
        stuck.add(step.id());
        return true;
    }

    /** Always false: the rest must wait. */
    private boolean later(Duration wait, String reason) {
        StoreWithPatience.store(host, run, List.of(move(TransactionEvent.UNDO_WAITS, wait, reason)));
        return false;
    }

    private void finish() {
        if (stuck.isEmpty()) {
            StoreWithPatience.store(
                    host,
                    run,
                    List.of(move(
                            TransactionEvent.UNDONE, null, run.transaction().reason())));
            return;
        }
        String steps = String.join(", ", stuck);
        StoreWithPatience.store(
                host,
                run,
                List.of(
                        new Change.OpenCase(StepCases.bug(
                                "WFL-2020",
                                stuck.get(0),
                                "Could not be undone, needs a person: " + steps,
                                "Earlier steps of a refused deal stand in the target system and could not be taken back.",
                                "Take the record back by hand, then dismiss the transaction with a reason.")),
                        move(TransactionEvent.UNDO_STUCK, null, "could not be undone: " + steps)));
    }

    private static Change move(TransactionEvent event, Duration dueIn, String reason) {
        return new Change.Move(
                TransactionLifecycle.TABLE.next(TransactionState.COMPENSATING, event), dueIn, null, reason);
    }

    /** What an undo operation reads: the frozen input, and the result of the step if it is known. */
    private static Map<String, Object> inputOf(StepRecord step) {
        Map<String, Object> document = new LinkedHashMap<>(step.undoInput() == null ? Map.of() : step.undoInput());
        if (step.result() != null) {
            document.put(StepId.parse(step.id()).name(), step.result());
        }
        return document;
    }
}
