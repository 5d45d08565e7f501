package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.Aftermath;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepState;
import io.throughline.workflow.UndoRule;
import io.throughline.workflow.UndoWay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes one step back: nothing before its call has settled; then the state of the record decides how, where the capability file says so; an undo that
 * may have been carried out already is asked for before it is repeated, and a blind one is never repeated (G5, G10).
 */
final class UndoStep {

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final StepRecord step;
    private final UndoCalls calls;
    private StepState state;

    UndoStep(WorkflowHost host, WorkflowRun run, StepRecord step) {
        this.host = host;
        this.run = run;
        this.step = step;
        this.calls = new UndoCalls(host, run, step);
        this.state = step.state();
    }

    UndoEnd perform() {
        if (!run.mayGoOn()) {
            return new UndoEnd.Later(Duration.ZERO, Closing.Wait.forNextRunner().reason());
        }
        if (!step.settlesIn().isZero()) {
            return new UndoEnd.Later(
                    step.settlesIn(),
                    "the answer to '%s' is in doubt; it is undone when no late call can arrive any more"
                            .formatted(step.id()));
        }
        try {
            OperationContract undo = host.operations().operation(step.undo(), step.system());
            Optional<DriftGate.Standstill> standstill = host.drift().standstill(undo, run.history());
            if (standstill.isPresent()) {
                return new UndoEnd.Later(
                        host.settings().pause(),
                        "undoing '%s': %s".formatted(step.id(), standstill.get().reason()));
            }
            Optional<UndoRule> byState = undo.undo().filter(rule -> rule.reads().isPresent());
            return byState.isPresent() ? byState(undo, byState.get()) : by(undo);
        } catch (UnknownOperationException missing) {
            return stuck(missing.getMessage());
        }
    }

    /** The state is read anew each time and never stored: between two tries the invoice may have been paid. */
    private UndoEnd byState(OperationContract undo, UndoRule rule) {
        OperationContract read = host.operations().operation(rule.reads().orElseThrow(), step.system());
        OperationResult answer = calls.read(read);
        if (answer.absent()) {
            return gone(state == StepState.COMP_INTENT ? StepEvent.UNDO_APPLIED : StepEvent.NOTHING_TO_UNDO);
        }
        if (!answer.applied()) {
            return state == StepState.COMP_INTENT && mayCallBlindly(undo, rule)
                    ? stuck("The answer was lost, and " + step.system() + " could not tell what became of it: "
                            + answer.problem())
                    : again(read, answer);
        }
        String found =
                answer.value() == null ? "" : String.valueOf(answer.value().get("state"));
        Optional<UndoWay> way = rule.in(found);
        if (way.isEmpty()) {
            return stuck("WFL-2021 its state is '%s', which the capability file of %s does not know."
                    .formatted(found, step.system()));
        }
        return follow(way.get(), undo);
    }

    private boolean mayCallBlindly(OperationContract undo, UndoRule rule) {
        return undo.safety() == Safety.BLIND
                || rule.states().values().stream()
                        .filter(UndoWay.By.class::isInstance)
                        .flatMap(way -> ((UndoWay.By) way).operation().stream())
                        .anyMatch(name ->
                                host.operations().operation(name, step.system()).safety() == Safety.BLIND);
    }

    private UndoEnd follow(UndoWay way, OperationContract undo) {
        if (way instanceof UndoWay.Already) {
            return gone(StepEvent.UNDO_APPLIED);
        }
        if (way instanceof UndoWay.Never never) {
            return stuck(never.says());
        }
        Optional<String> other = ((UndoWay.By) way).operation();
        return by(other.isPresent() ? host.operations().operation(other.get(), step.system()) : undo);
    }

    private UndoEnd by(OperationContract undo) {
        if (mayHaveBeenUndone() && undo.probe().isPresent()) {
            OperationResult answer = calls.read(undo.asProbe());
            if (answer.applied() && !answer.absent()) {
                return gone(StepEvent.UNDO_APPLIED);
            }
            if (!answer.applied()) {
                return again(undo.asProbe(), answer);
            }
        }
        return state == StepState.COMP_INTENT && undo.safety() == Safety.BLIND
                ? stuck("The answer was lost, and nothing tells whether it was undone.")
                : call(undo);
    }

    /** An undo was begun before: its answer was lost, or it failed in a way that need not be the whole truth. */
    private boolean mayHaveBeenUndone() {
        return state == StepState.COMP_INTENT || step.failures() > 0;
    }

    private UndoEnd call(OperationContract undo) {
        run.leaseClock().requireFor(host.settings().callMargin());
        StoreWithPatience.commit(host, run, List.of(change(StepEvent.UNDO_INTENDED, null, false)));
        OperationResult result = calls.undo(undo);
        return result.applied() ? gone(StepEvent.UNDO_APPLIED) : again(undo, result);
    }

    private Change.Undo change(StepEvent event, String problem, boolean failed) {
        state = run.happened(step.id(), event);
        return new Change.Undo(step.id(), state, problem, failed);
    }

    private UndoEnd gone(StepEvent event) {
        run.add(change(event, null, false));
        forget();
        return new UndoEnd.Gone();
    }

    /** What was undone is no more: its subject may be made anew, and nobody finds it in the crosswalk (D40). */
    private void forget() {
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

    private UndoEnd again(OperationContract called, OperationResult result) {
        boolean counts = !result.paused() || result.outcome() == Outcome.UNKNOWN;
        Aftermath aftermath = host.decider()
                .after(
                        isFinal(called, result) ? Outcome.REJECTED : Outcome.NOT_APPLIED,
                        called,
                        step.failures() + (counts ? 1 : 0),
                        Optional.ofNullable(result.retryAfter()),
                        false,
                        host.random());
        if (!(aftermath instanceof Aftermath.TryAgain tryAgain)) {
            return stuck(result.problem());
        }
        run.add(change(StepEvent.UNDO_FAILED, result.problem(), counts));
        Duration wait = result.waitAtLeast(tryAgain.after(), host.settings().pause());
        return new UndoEnd.Later(
                result.outcome() == Outcome.UNKNOWN ? longer(wait, called.settle()) : wait,
                "undoing '%s': %s %s".formatted(step.id(), called.system(), result.problem()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** A blind call in doubt is over, and so is one that found several records: taking back all of them would be a guess. */
    private static boolean isFinal(OperationContract called, OperationResult result) {
        return switch (result.outcome()) {
            case REJECTED, HELD -> true;
            case UNKNOWN -> called.safety() == Safety.BLIND || result.undecided();
            case APPLIED, NOT_APPLIED -> false;
        };
    }

    /** A person must undo it; the others go on. */
    private UndoEnd stuck(String why) {
        run.add(change(StepEvent.UNDO_GIVEN_UP, why, true));
        return new UndoEnd.Stuck(new StuckStep(step, why));
    }
}
