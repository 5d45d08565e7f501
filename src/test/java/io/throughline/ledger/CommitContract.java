package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.concluded;
import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.to;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Change.Bind;
import io.throughline.ledger.Change.Conclude;
import io.throughline.ledger.Change.Move;
import io.throughline.ledger.Change.Note;
import io.throughline.ledger.Change.OpenCase;
import io.throughline.ledger.Change.Place;
import io.throughline.ledger.Change.Start;
import io.throughline.ledger.Change.Undo;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a run may rely on when it commits. */
interface CommitContract extends LedgerUnderTest {

    @Test
    default void anIntentIsStoredWithKeyMarkerAndFrozenUndoInput() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, intend("customer", null));

        StepRecord step = history(lease).steps().get(0);
        assertThat(step.state()).isEqualTo(StepState.INTENT);
        assertThat(step.key()).isEqualTo("key-customer");
        assertThat(step.marker()).isEqualTo("tl-0001");
        assertThat(step.undo()).isEqualTo("erp-customer-close");
        assertThat(step.undoInput()).isEqualTo(Map.of("id", "7"));
        assertThat(step.attempts()).isEqualTo(1);
        assertThat(step.settlesIn()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(25));
        assertThat(step.begunAt()).isEqualTo(step.changedAt());
    }

    @Test
    default void g10AStepInDoubtKeepsItsSettleTimeWhenItIsToBeUndone() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, intend("customer", null));
        commit(lease, new Undo("customer", StepState.COMP_PENDING, null, false));
        assertThat(history(lease).steps().get(0).settlesIn()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(25));

        commit(lease, intend("project", null));
        commit(lease, concluded("project", StepState.DONE, false));
        commit(lease, new Undo("project", StepState.COMP_PENDING, null, false));
        assertThat(history(lease).steps().get(1).settlesIn()).isZero();
    }

    @Test
    default void theOutcomeOfOneStepAndTheIntentOfTheNextShareACommit() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, intend("customer", null));
        commit(lease, concluded("customer", StepState.DONE, false), intend("project", null));

        List<StepRecord> steps = history(lease).steps();
        assertThat(steps).extracting(StepRecord::id).containsExactly("customer", "project");
        assertThat(steps).extracting(StepRecord::sequence).containsExactly(1, 2);
        assertThat(steps.get(0).state()).isEqualTo(StepState.DONE);
        assertThat(steps.get(0).result()).isEqualTo(Map.of("id", "C-1"));
        assertThat(steps.get(0).externalId()).isEqualTo("C-1");
        assertThat(steps.get(0).settlesIn()).isZero();
        assertThat(steps.get(0).undoInput()).isEqualTo(Map.of("id", "7"));
    }

    @Test
    default void aReadIsStoredWithoutAnIntentAndEachCallIsAnAttempt() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, concluded("opportunity", StepState.PENDING, true));
        commit(lease, concluded("opportunity", StepState.DONE, false));

        StepRecord step = history(lease).steps().get(0);
        assertThat(step.attempts()).isEqualTo(2);
        assertThat(step.failures()).isEqualTo(1);
        assertThat(step.problem()).isNull();
    }

    @Test
    default void anUnknownOutcomeSettlesAndAProbeIsNoFurtherAttempt() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, intend("customer", null));
        commit(lease, concluded("customer", StepState.UNKNOWN, true));
        assertThat(history(lease).steps().get(0).settlesIn()).isPositive();

        commit(lease, concluded("customer", StepState.DONE, false));
        StepRecord step = history(lease).steps().get(0);
        assertThat(step.attempts()).isEqualTo(1);
        assertThat(step.settlesIn()).isZero();
    }

    @Test
    default void nothingOfACommitIsStoredWhenOneChangeIsRefused() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        assertThatThrownBy(() -> commit(
                        lease,
                        concluded("customer", StepState.DONE, false),
                        new Undo("never begun", StepState.COMP_PENDING, null, false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LED-2019");
        assertThat(history(lease).steps()).isEmpty();
        assertThat(commit(lease, concluded("customer", StepState.DONE, false))).isEqualTo(new Committed.Stored());
    }

    @Test
    default void aValueThatDoesNotFitIsRefusedAndTheLeaseLives() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        assertThatThrownBy(() -> commit(lease, concluded("x".repeat(500), StepState.DONE, false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LED-2004");
        Conclude huge = new Conclude(
                "a", "op", null, StepState.DONE, Map.of("a", "x".repeat(1_000_001)), null, null, false, null, null);
        assertThatThrownBy(() -> commit(lease, huge)).hasMessageContaining("LED-2006");
        assertThat(commit(lease, concluded("customer", StepState.DONE, false))).isEqualTo(new Committed.Stored());
    }

    @Test
    default void aLargeResultAndALongProblemAreKept() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        Map<String, Object> large = Map.of("text", "ü".repeat(900_000));
        commit(lease, new Conclude("a", "op", null, StepState.DONE, large, null, "p".repeat(9_000), false, null, null));

        StepRecord step = history(lease).steps().get(0);
        assertThat(step.result()).isEqualTo(large);
        assertThat(step.problem()).hasSize(4_000).endsWith("…");
    }

    @Test
    default void undoingCountsItsOwnFailuresAndWaitsTheSameSettleTime() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, intend("customer", null));
        commit(lease, concluded("customer", StepState.PENDING, true), intend("customer", null));
        commit(lease, concluded("customer", StepState.DONE, false));
        commit(lease, new Undo("customer", StepState.COMP_PENDING, null, false));
        assertThat(history(lease).steps().get(0).failures()).isZero();

        commit(lease, new Undo("customer", StepState.COMP_INTENT, null, false));
        assertThat(history(lease).steps().get(0).settlesIn()).isPositive();
        commit(lease, new Undo("customer", StepState.COMP_PENDING, "refused", true));
        commit(lease, new Undo("customer", StepState.COMP_INTENT, null, false));
        commit(lease, new Undo("customer", StepState.COMP_STUCK, "refused", true));

        StepRecord step = history(lease).steps().get(0);
        assertThat(step.state()).isEqualTo(StepState.COMP_STUCK);
        assertThat(step.failures()).isEqualTo(2);
        assertThat(step.attempts()).isEqualTo(4);
        assertThat(step.problem()).isEqualTo("refused");
    }

    @Test
    @DisplayName("I12 every state has an exit: due, leased, with a person or ended")
    default void i12everyStateHasAnExit() {
        String workflow = unique("flow");
        Lease lease = acceptedAndClaimed(workflow);
        assertThatThrownBy(() -> commit(lease, new Move(TransactionState.WAITING, null, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LED-2020");
        commit(lease, new Move(TransactionState.WITH_PERSON, null, null, "hold"));

        TransactionRecord held = history(lease).transaction();
        assertThat(held.dueAt()).isNull();
        assertThat(held.endedAt()).isNull();
        assertThat(held.reason()).isEqualTo("hold");

        Lease other = acceptedAndClaimed(workflow);
        commit(other, to(TransactionState.COMPLETED));
        assertThat(history(other).transaction().endedAt()).isNotNull();
        assertThat(history(other).transaction().dueAt()).isNull();
    }

    @Test
    default void placeCaseAndNoteAreStored() {
        Lease lease = acceptedAndClaimed(unique("flow"));
        NewCase desk = new NewCase(
                "hold", "finance", "D47", "No valid tax number", "ids", "Ask for it", "customer", "12.50", "EUR");
        commit(
                lease,
                new Place("de", "de01"),
                new OpenCase(desk),
                new Note("anna", "case.read", null),
                to(TransactionState.WITH_PERSON));

        TransactionHistory stored = history(lease);
        assertThat(stored.transaction().legalEntity()).isEqualTo("de01");
        assertThat(stored.desk()).map(CaseRecord::opened).contains(desk);
        assertThat(stored.desk().orElseThrow().decidedAt()).isNull();
    }

    @Test
    default void aCrosswalkShowsTodaysBinding() {
        String id = unique("customer");
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(lease, new Bind("customer", id, "netsuite", "1"), new Bind("customer", id, "kantata", "9"));
        commit(lease, new Bind("customer", id, "netsuite", "1"));
        commit(lease, new Bind("customer", id, "netsuite", "2"));
        assertThat(ledger().bindings("customer", id)).isEqualTo(Map.of("netsuite", "2", "kantata", "9"));
        assertThat(ledger().bindings("customer", "nobody")).isEmpty();
    }

    @Test
    default void aCrosswalkShowsTodaysBindingBackwards() {
        String one = unique("customer");
        String other = unique("customer");
        String external = unique("id");
        Lease lease = acceptedAndClaimed(unique("flow"));
        commit(
                lease,
                new Bind("customer", other, "netsuite", external),
                new Bind("customer", one, "netsuite", external));
        commit(lease, new Bind("customer", one, "kantata", external), new Bind("project", one, "netsuite", external));
        assertThat(ledger().boundTo("customer", "netsuite", external))
                .containsExactlyElementsOf(new java.util.TreeSet<>(List.of(one, other)));
        commit(lease, new Bind("customer", other, "netsuite", unique("id")));
        assertThat(ledger().boundTo("customer", "netsuite", external)).containsExactly(one);
        assertThat(ledger().boundTo("customer", "netsuite", "nobody")).isEmpty();
    }

    @Test
    default void aChildIsStartedOncePerWorkflowAndInheritsItsPlace() {
        Lease parent = acceptedAndClaimed(unique("flow"));
        String workflow = unique("child");
        Start start = new Start(new NewTransaction(workflow, null, parent.transactionId(), "bundle-1"));
        commit(parent, new Place("fr", "fr01"));
        commit(parent, start);
        commit(parent, start);

        List<TransactionRecord> children = ledger().childrenOf(parent.transactionId());
        assertThat(children).hasSize(1);
        assertThat(children.get(0).legalEntity()).isEqualTo("fr01");
        assertThat(children.get(0).region()).isEqualTo("fr");
        assertThat(children.get(0).eventId()).isEqualTo(history(parent).event().id());
        assertThat(claimed(workflow).transactionId()).isEqualTo(children.get(0).id());
    }

    @Test
    default void recentIsNewestFirstWithStepsAndCases() {
        Lease first = acceptedAndClaimed(unique("flow"));
        commit(first, concluded("a", StepState.DONE, false), concluded("b", StepState.DONE, false));
        Lease second = acceptedAndClaimed(unique("flow"));
        commit(second, intend("customer", null));

        List<TransactionHistory> recent = ledger().recent(2);
        assertThat(recent)
                .extracting(h -> h.transaction().id())
                .containsExactly(second.transactionId(), first.transactionId());
        assertThat(recent.get(1).steps()).extracting(StepRecord::id).containsExactly("a", "b");
    }
}
