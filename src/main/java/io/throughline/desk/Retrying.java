package io.throughline.desk;

import io.throughline.ledger.Change;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.Ruling.StepRuling;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepLifecycle;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Trying again: failures count anew and it is due at once. Pure. */
final class Retrying {

    private final Situation situation;

    Retrying(Situation situation) {
        this.situation = situation;
    }

    Plan plan() {
        if (!situation.isWithPerson()) {
            return Plan.impossible("The transaction is %s: there is nothing to try again."
                    .formatted(Words.of(situation.transaction().state())));
        }
        if (situation.isUndoing()) {
            return undoAgain();
        }
        return situation.doubt().map(this::callAgain).orElseGet(this::goOn);
    }

    private Plan undoAgain() {
        List<StepRuling> steps = situation.stuck().stream()
                .map(step -> StepRuling.of(step, next(step, StepEvent.PERSON_RETRIED)))
                .toList();
        String which = situation.stuck().stream().map(StepRecord::id).collect(Collectors.joining(", "));
        return new Plan.Possible(
                "Undoes again what could not be undone%s.".formatted(which.isEmpty() ? "" : ": " + which),
                Effects.on(next(TransactionEvent.PERSON_RETRIED_UNDO), steps));
    }

    private Plan callAgain(StepRecord step) {
        if (!step.settlesIn().isZero()) {
            return Plan.impossible("The call '%s' may still arrive at %s for %d s. Look again after that."
                    .formatted(step.id(), step.system(), step.settlesIn().toSeconds() + 1));
        }
        return new Plan.Possible(
                "Says that %s did not carry out '%s', and calls again with the same key. Choose it only after looking in %s."
                        .formatted(step.system(), step.id(), step.system()),
                Effects.on(
                        next(TransactionEvent.PERSON_RETRIED),
                        List.of(StepRuling.of(step, next(step, StepEvent.PERSON_SAYS_NOT_APPLIED)))));
    }

    private Plan goOn() {
        return situation.isWritten() ? withWhatIsKnown() : fromTheSource();
    }

    private Plan withWhatIsKnown() {
        List<StepRuling> steps = situation.steps().stream()
                .filter(Retrying::isStopped)
                .map(step -> StepRuling.of(step, next(step, StepEvent.PERSON_RETRIED)))
                .toList();
        return new Plan.Possible(
                "Tries again with the same key. What was read of the deal stays as it was, because records made from it stand in other systems.",
                Effects.on(next(TransactionEvent.PERSON_RETRIED), steps));
    }

    private Plan fromTheSource() {
        List<StepRuling> steps = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (StepRecord step : situation.steps()) {
            if (isStopped(step)) {
                steps.add(stoppedAnew(step));
            } else if (step.state() == StepState.DONE) {
                steps.add(StepRuling.anew(step, next(step, StepEvent.PERSON_RETRIED)));
                release(step, changes);
            }
        }
        return new Plan.Possible(
                "Reads the deal anew from its source, so that what was mended there counts, and tries again. Nothing was written yet.",
                new Effects(next(TransactionEvent.PERSON_RETRIED), steps, changes, null, false, null));
    }

    static boolean isStopped(StepRecord step) {
        return step.state() == StepState.REJECTED || step.state() == StepState.PENDING;
    }

    /** After a definite no, another payload is another call: its key says so. */
    static StepRuling stoppedAnew(StepRecord step) {
        String key = step.state() == StepState.REJECTED ? Keys.raised(step.key()) : step.key();
        return new StepRuling(step.id(), next(step, StepEvent.PERSON_RETRIED), key, null, step.externalId());
    }

    static void release(StepRecord step, List<Change> changes) {
        if (Situation.isReservation(step) && step.subject() != null) {
            changes.add(new Change.ReleaseSubject(step.subject()));
        }
    }

    private static StepState next(StepRecord step, StepEvent event) {
        return StepLifecycle.TABLE.next(step.state(), event);
    }

    private static TransactionState next(TransactionEvent event) {
        return TransactionLifecycle.TABLE.next(TransactionState.WITH_PERSON, event);
    }
}
