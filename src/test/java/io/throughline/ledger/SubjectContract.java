package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.concluded;
import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.to;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static io.throughline.ledger.LedgerUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Change.ConfirmSubject;
import io.throughline.ledger.Change.ReleaseSubject;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What two deals of one customer may rely on. */
interface SubjectContract extends LedgerUnderTest {

    Map<String, Object> RESULT = Map.of("id", "C-1");

    @Test
    default void aSubjectIsReservedOnceAndTheOtherCommitStoresNothing() {
        String workflow = unique("flow");
        String subject = unique("customer");
        Lease holder = acceptedAndClaimed(workflow);
        Lease other = acceptedAndClaimed(workflow);

        assertThat(commit(holder, intend("customer", subject))).isEqualTo(new Committed.Stored());
        assertThat(commit(other, concluded("terms", StepState.DONE, false), intend("customer", subject)))
                .isEqualTo(new Committed.SubjectTaken(subject, holder.transactionId()));
        assertThat(history(other).steps()).isEmpty();
        assertThat(commit(holder, intend("customer", subject)))
                .as("its own subject again")
                .isEqualTo(new Committed.Stored());
    }

    @Test
    default void aConfirmedSubjectGivesItsResult() {
        String workflow = unique("flow");
        String subject = unique("customer");
        Lease holder = acceptedAndClaimed(workflow);
        commit(holder, intend("customer", subject));
        commit(holder, new ConfirmSubject(subject, "customer", RESULT));

        assertThat(commit(acceptedAndClaimed(workflow), intend("customer", subject)))
                .isEqualTo(new Committed.SubjectExists(subject, holder.transactionId(), RESULT));
    }

    @Test
    default void eightThreadsReserveOneSubjectOnceWithoutAnError() throws Exception {
        String workflow = unique("flow");
        for (int round = 0; round < 15; round++) {
            String subject = unique("customer");
            List<Lease> leases = List.of(
                    acceptedAndClaimed(workflow),
                    acceptedAndClaimed(workflow),
                    acceptedAndClaimed(workflow),
                    acceptedAndClaimed(workflow));
            List<Committed> answers = Threads.all(4, i -> commit(leases.get(i), intend("customer", subject)));

            assertThat(answers).containsOnlyOnce(new Committed.Stored());
            assertThat(answers)
                    .filteredOn(Committed.SubjectTaken.class::isInstance)
                    .hasSize(3);
        }
    }

    @Test
    default void whoWaitsForASubjectIsDueWhenItIsConfirmed() {
        String workflow = unique("flow");
        String subject = unique("customer");
        Lease holder = acceptedAndClaimed(workflow);
        commit(holder, intend("customer", subject));
        Lease waiter = acceptedAndClaimed(workflow);
        commit(waiter, waiting(MINUTE, subject));
        assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).isEmpty();
        assertThat(history(waiter).transaction().waitsFor()).isEqualTo(subject);

        commit(holder, new ConfirmSubject(subject, "customer", RESULT));
        Lease again = claimed(workflow);
        assertThat(again.transactionId()).isEqualTo(waiter.transactionId());
        assertThat(history(again).transaction().waitsFor()).isNull();
    }

    @Test
    default void aReleasedSubjectWakesAndMayBeReservedByAnother() {
        String workflow = unique("flow");
        String subject = unique("customer");
        Lease holder = acceptedAndClaimed(workflow);
        commit(holder, intend("customer", subject));
        commit(acceptedAndClaimed(workflow), waiting(MINUTE, subject));

        commit(holder, new ReleaseSubject(subject));
        assertThat(commit(claimed(workflow), intend("customer", subject))).isEqualTo(new Committed.Stored());
        assertThatThrownBy(() -> commit(holder, new ConfirmSubject(subject, "customer", RESULT)))
                .hasMessageContaining("LED-2005");
    }

    @Test
    default void aSubjectConfirmedBeforeTheWaitBeganIsNotMissed() {
        String workflow = unique("flow");
        String subject = unique("customer");
        Lease holder = acceptedAndClaimed(workflow);
        Lease waiter = acceptedAndClaimed(workflow);
        commit(holder, intend("customer", subject));
        assertThat(commit(waiter, intend("customer", subject))).isInstanceOf(Committed.SubjectTaken.class);
        commit(holder, new ConfirmSubject(subject, "customer", RESULT));

        commit(waiter, waiting(MINUTE, subject));
        assertThat(claimed(workflow).transactionId()).isEqualTo(waiter.transactionId());
    }

    @Test
    default void noWakeUpIsLostWhenWaitAndConfirmMeet() throws Exception {
        String workflow = unique("flow");
        for (int round = 0; round < 40; round++) {
            String subject = unique("customer");
            Lease holder = acceptedAndClaimed(workflow);
            Lease waiter = acceptedAndClaimed(workflow);
            commit(holder, intend("customer", subject));

            Threads.all(
                    2,
                    i -> i == 0
                            ? commit(waiter, waiting(MINUTE, subject))
                            : commit(holder, new ConfirmSubject(subject, "customer", RESULT)));

            assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE))
                    .extracting(Lease::transactionId)
                    .containsExactly(waiter.transactionId());
        }
    }

    @Test
    default void aTransactionThatEndsOrIsHeldWakesWhoWaitsForIt() {
        for (TransactionState end : List.of(TransactionState.COMPLETED, TransactionState.WITH_PERSON)) {
            String workflow = unique("flow");
            Lease first = acceptedAndClaimed(workflow);
            Lease waiter = acceptedAndClaimed(workflow);
            commit(waiter, waiting(MINUTE, "transaction:" + first.transactionId()));
            assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).isEmpty();
            commit(first, to(end));
            assertThat(claimed(workflow).transactionId()).isEqualTo(waiter.transactionId());
        }
    }

    @Test
    default void aTransactionThatEndedBeforeTheWaitBeganIsNotMissed() {
        String workflow = unique("flow");
        Lease first = acceptedAndClaimed(workflow);
        Lease waiter = acceptedAndClaimed(workflow);
        commit(first, to(TransactionState.COMPLETED));
        commit(waiter, waiting(MINUTE, "transaction:" + first.transactionId()));
        assertThat(claimed(workflow).transactionId()).isEqualTo(waiter.transactionId());
    }
}
