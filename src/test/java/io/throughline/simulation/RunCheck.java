package io.throughline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.ledger.Change;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.check.Evidence;
import io.throughline.ledger.check.HistoryChecker;
import io.throughline.ledger.check.Invariant;
import io.throughline.ledger.check.Limits;
import io.throughline.ledger.check.SourceFact;
import io.throughline.ledger.check.Verdict;
import io.throughline.ledger.check.Violation;
import io.throughline.workflow.RetryPolicy;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges a run that came to rest: the invariants I1–I12 of one run, and what stands in the targets against what the ledger says. */
final class RunCheck {

    private static final Set<StepState> OPEN_FOR_UNDO = Set.of(
            StepState.DONE,
            StepState.UNKNOWN,
            StepState.INTENT,
            StepState.COMP_PENDING,
            StepState.COMP_INTENT,
            StepState.COMP_STUCK);

    private final SimulatedRun run;
    private final SimulatedTarget target;

    RunCheck(SimulatedRun run) {
        this.run = run;
        this.target = run.network().target();
    }

    void holds() {
        List<TransactionHistory> all = run.histories();
        everyAcknowledgedFactHasItsTransaction(all);
        effectsAreWhatTheirClassPromises();
        all.forEach(this::holds);
        transactionsOfOneObjectDoNotOverlap(all);
        versionsNeverGoBack(all);
        theCheckerFindsNothing();
    }

    private void theCheckerFindsNothing() {
        Evidence evidence = new Evidence(
                run.ledger().snapshot(),
                target.journals(),
                run.offers().acknowledgedObjects().stream()
                        .map(object -> SourceFact.acknowledged("crm", "opportunity", object))
                        .toList(),
                (operation, system) -> Optional.ofNullable(SimulatedOperations.safety(operation)),
                new Limits(RetryPolicy.DEFAULT.tries(), WorkflowSettings.DEFAULT.crashLimit(), null));
        assertThat(new HistoryChecker().judge(evidence).findings())
                .flatExtracting(finding -> finding.violations().stream()
                        .filter(violation -> !isOfALateCall(finding, violation))
                        .map(violation -> finding.invariant() + " " + violation)
                        .toList())
                .as("what the history checker finds")
                .isEmpty();
    }

    // The journal alone does not tell the checker that the call was late; the simulation, which sent it, knows.
    private boolean isOfALateCall(Verdict.Finding finding, Violation violation) {
        return finding.invariant() == Invariant.I5
                && target.lateLookUps().stream().anyMatch(violation.says()::contains);
    }

    private void everyAcknowledgedFactHasItsTransaction(List<TransactionHistory> all) {
        run.offers()
                .acknowledged()
                .forEach((fact, eventId) -> assertThat(all.stream()
                                .filter(history ->
                                        history.transaction().workflow().equals("deal"))
                                .filter(history -> history.event().dedupeKey().equals(fact)))
                        .as("I2, I3 one transaction of the acknowledged fact %s", fact)
                        .singleElement()
                        .extracting(history -> history.event().id())
                        .isEqualTo(eventId));
    }

    private void effectsAreWhatTheirClassPromises() {
        target.records().forEach((place, records) -> {
            String operation = place.substring(0, place.indexOf(' '));
            String marker = place.substring(place.indexOf(' ') + 1);
            boolean lateCallMayHaveMadeOne =
                    SimulatedOperations.safety(operation) == Safety.LOOK_UP && target.wasReachedLate(operation, marker);
            if (!lateCallMayHaveMadeOne) {
                assertThat(records).as("I5, I6 records of %s", place).hasSizeLessThan(2);
            }
            if (SimulatedTarget.isBlind(operation)) {
                assertThat(target.arrivals(operation, marker))
                        .as("I6 calls of %s", place)
                        .hasSizeLessThan(2);
            }
        });
    }

    private void holds(TransactionHistory history) {
        String id = history.transaction().id();
        assertThat(new HashSet<>(run.stored().epochs(id)))
                .as("I4 epochs of %s are given once", id)
                .hasSameSizeAs(run.stored().epochs(id));
        assertThat(run.stored().epochs(id)).as("I4 epochs of %s grow", id).isSorted();
        stepsAreCompletedOnce(id);
        undoingGoesBackwards(history);
        troubleIsBounded(history);
        theEndIsTrue(history);
    }

    private void stepsAreCompletedOnce(String id) {
        Set<String> completed = new HashSet<>();
        run.stored().entries(id).stream()
                .filter(entry -> entry.change() instanceof Change.Conclude done && done.state() == StepState.DONE)
                .map(entry -> ((Change.Conclude) entry.change()).stepId() + " " + entry.epoch())
                .distinct()
                .map(step -> step.substring(0, step.indexOf(' ')))
                .forEach(step -> assertThat(completed.add(step))
                        .as("I4 one completion of %s in %s", step, id)
                        .isTrue());
    }

    private void undoingGoesBackwards(TransactionHistory history) {
        List<String> order = history.steps().stream()
                .sorted(Comparator.comparingInt(StepRecord::sequence))
                .map(StepRecord::id)
                .toList();
        List<Integer> undone = new ArrayList<>();
        for (StoredHistory.Entry entry :
                run.stored().entries(history.transaction().id())) {
            if (entry.change() instanceof Change.Undo undo && undo.state() == StepState.COMP_INTENT) {
                undone.add(-order.indexOf(undo.stepId()));
            } else if (entry.change() instanceof Change.Intend intend) {
                assertThat(undone)
                        .as("I7 no intent of %s after the first undo", intend.stepId())
                        .isEmpty();
            }
        }
        assertThat(undone)
                .as("I8 undo of %s goes backwards", history.transaction().id())
                .isSorted();
    }

    private void troubleIsBounded(TransactionHistory history) {
        assertThat(history.transaction().crashes()).as("I11 crashes").isLessThanOrEqualTo(4);
        history.steps()
                .forEach(step -> assertThat(step.failures())
                        .as("I11 failures of %s", step.id())
                        .isLessThanOrEqualTo(RetryPolicy.DEFAULT.tries()));
    }

    private void theEndIsTrue(TransactionHistory history) {
        TransactionState state = history.transaction().state();
        if (state == TransactionState.WITH_PERSON) {
            assertThat(history.desk())
                    .as("I12 a person sees %s", history.transaction().id())
                    .isPresent();
        } else if (state == TransactionState.COMPLETED) {
            history.steps().forEach(this::completedStepStandsInItsTarget);
        } else if (state == TransactionState.COMPENSATED) {
            history.steps().forEach(this::undoneStepIsGone);
        }
    }

    private void completedStepStandsInItsTarget(StepRecord step) {
        assertThat(step.state())
                .as("I9 step %s of a completed transaction", step.id())
                .isIn(StepState.DONE, StepState.SKIPPED);
        if (step.marker() != null && !step.marker().isEmpty() && step.subject() == null) {
            assertThat(target.records(step.operation(), step.marker()))
                    .as("what the finished step %s made", step.id())
                    .isNotEmpty();
        }
    }

    private void undoneStepIsGone(StepRecord step) {
        if (step.undo() != null) {
            assertThat(step.state())
                    .as("I9 step %s of a compensated transaction", step.id())
                    .isNotIn(OPEN_FOR_UNDO);
            if (!target.wasReachedLate(step.operation(), step.marker())) {
                assertThat(target.records(step.operation(), step.marker()))
                        .as("G10 what the undone step %s had made", step.id())
                        .isEmpty();
            }
        }
    }

    private void transactionsOfOneObjectDoNotOverlap(List<TransactionHistory> newestFirst) {
        for (TransactionHistory later : newestFirst) {
            Long begun = run.stored().firstClaim(later.transaction().id());
            newestFirst.stream()
                    .filter(earlier -> isBefore(earlier, later) && begun != null)
                    .forEach(earlier -> assertThat(earlier.transaction().endedAt())
                            .as(
                                    "I10 %s ended before %s began",
                                    earlier.transaction().id(),
                                    later.transaction().id())
                            .isNotNull()
                            .isBeforeOrEqualTo(SimulatedClock.START.plusMillis(begun)));
        }
    }

    private void versionsNeverGoBack(List<TransactionHistory> all) {
        all.stream()
                .filter(history ->
                        run.stored().wroteSomething(history.transaction().id()))
                .collect(Collectors.groupingBy(history -> history.transaction().workflow() + " of "
                        + history.transaction().objectId()))
                .forEach((lane, histories) -> assertThat(histories.stream()
                                .sorted(Comparator.comparing(history -> run.stored()
                                        .firstClaim(history.transaction().id())))
                                .map(history -> history.transaction().objectVersion()))
                        .as("I10 versions of %s", lane)
                        .isSorted());
    }

    private static boolean isBefore(TransactionHistory earlier, TransactionHistory later) {
        return earlier.transaction().workflow().equals(later.transaction().workflow())
                && earlier.transaction().objectId().equals(later.transaction().objectId())
                && earlier.transaction()
                        .createdAt()
                        .isBefore(later.transaction().createdAt());
    }
}
