package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.concluded;
import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.to;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static io.throughline.ledger.LedgerUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Change.Move;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What workers may rely on. */
interface ClaimContract extends LedgerUnderTest {

    Duration NOTHING = Duration.ZERO;

    @Test
    default void aClaimTakesWhatIsDueOldestFirstAndOnlyOfItsWorkflow() {
        String workflow = unique("flow");
        String first = accepted(workflow);
        String second = accepted(workflow);
        accepted(unique("other"));

        List<Lease> leases = ledger().claim(workflow, "bundle-1", "w", 1, MINUTE);
        assertThat(leases).containsExactly(new Lease(first, 1, "w"));
        assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).containsExactly(new Lease(second, 1, "w"));
        assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).isEmpty();
    }

    @Test
    default void g11AClaimTakesOnlyWhatStartedWithTheVersionThatRunsHere() {
        String workflow = unique("flow");
        String own = accepted(workflow);

        assertThat(ledger().claim(workflow, "bundle-2", "w", 5, MINUTE)).isEmpty();
        assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).containsExactly(new Lease(own, 1, "w"));
    }

    @Test
    @DisplayName("four workers claim 1000 transactions: none twice, none left")
    default void fourWorkersNeverClaimTheSame() throws Exception {
        String workflow = unique("flow");
        Threads.all(4, i -> {
            for (int n = 0; n < 250; n++) {
                accepted(workflow);
            }
            return i;
        });

        AtomicInteger left = new AtomicInteger(1000);
        CyclicBarrier eachHasOne = new CyclicBarrier(4);
        List<List<Lease>> taken = Threads.all(4, i -> claimAll(workflow, "worker-" + i, left, eachHasOne));

        List<String> ids =
                taken.stream().flatMap(List::stream).map(Lease::transactionId).toList();
        assertThat(ids).hasSize(1000);
        assertThat(new HashSet<>(ids)).hasSize(1000);
        assertThat(taken).allSatisfy(leases -> assertThat(leases).isNotEmpty());
    }

    /** Claims on until nothing is left; who has something waits for the others to have something, however busy the machine is. */
    private List<Lease> claimAll(String workflow, String owner, AtomicInteger left, CyclicBarrier eachHasOne) {
        List<Lease> all = new ArrayList<>();
        while (left.get() > 0) {
            List<Lease> leases = ledger().claim(workflow, "bundle-1", owner, 4, Duration.ofDays(1));
            left.addAndGet(-leases.size());
            if (all.isEmpty() && !leases.isEmpty()) {
                await(eachHasOne);
            }
            all.addAll(leases);
        }
        return all;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(100, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("G6 an older epoch writes nothing")
    default void g6anOlderEpochWritesNothing() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease old = ledger().claim(workflow, "bundle-1", "a", 1, NOTHING).get(0);
        Lease young = ledger().claim(workflow, "bundle-1", "b", 1, MINUTE).get(0);

        assertThat(young.epoch()).isEqualTo(old.epoch() + 1);
        assertThatThrownBy(() -> commit(old, concluded("customer", StepState.DONE, false)))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("LED-2007");
        assertThat(ledger().heartbeat(old, MINUTE)).isFalse();
        assertThat(history(young).steps()).isEmpty();
        assertThat(commit(young, to(TransactionState.COMPLETED))).isEqualTo(new Committed.Stored());
    }

    @Test
    @DisplayName(
            "G7 a lease ends by the database clock, a heartbeat prolongs it, and late results are kept while nobody else claimed")
    default void g7aLeaseEndsByTheDatabaseClock() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease lease = ledger().claim(workflow, "bundle-1", "a", 1, NOTHING).get(0);
        assertThat(ledger().heartbeat(lease, MINUTE)).isTrue();
        assertThat(ledger().claim(workflow, "bundle-1", "b", 1, MINUTE)).isEmpty();
        assertThat(ledger().heartbeat(lease, NOTHING)).isTrue();

        assertThat(commit(lease, concluded("customer", StepState.DONE, false))).isEqualTo(new Committed.Stored());
        assertThat(ledger().claim(workflow, "bundle-1", "b", 1, MINUTE)).hasSize(1);
    }

    @Test
    default void aMoveEndsTheLease() {
        String workflow = unique("flow");
        Lease lease = acceptedAndClaimed(workflow);
        commit(lease, waiting(MINUTE, null));

        assertThatThrownBy(() -> commit(lease, concluded("late", StepState.DONE, false)))
                .isInstanceOf(LeaseLostException.class);
        assertThat(ledger().heartbeat(lease, MINUTE)).isFalse();
        assertThat(ledger().claim(workflow, "bundle-1", "b", 1, MINUTE)).isEmpty();
    }

    @Test
    @DisplayName("G8 a claim counts a crash, an outcome takes it back, an intent does not")
    default void g8crashesAreCountedAtTheClaim() {
        String workflow = unique("flow");
        accepted(workflow);
        ledger().claim(workflow, "bundle-1", "a", 1, NOTHING);
        Lease lease = ledger().claim(workflow, "bundle-1", "a", 1, MINUTE).get(0);
        assertThat(history(lease).transaction().crashes()).isEqualTo(2);

        commit(lease, intend("customer", null));
        assertThat(history(lease).transaction().crashes()).isEqualTo(2);
        commit(lease, concluded("customer", StepState.DONE, false));
        assertThat(history(lease).transaction().crashes()).isZero();
    }

    @Test
    default void aCompensatingTransactionStaysSoWhenClaimed() {
        String workflow = unique("flow");
        Lease lease = acceptedAndClaimed(workflow);
        commit(lease, new Move(TransactionState.COMPENSATING, NOTHING, null, "refused"));
        assertThat(stateOf(claimed(workflow))).isEqualTo(TransactionState.COMPENSATING);
    }

    @Test
    @DisplayName("G9 transactions of one object run one after the other; another object is not held up")
    default void g9oneObjectRunsInOrder() {
        String workflow = unique("flow");
        String object = unique("006");
        String first = accepted(workflow, object);
        String second = accepted(workflow, object);
        String elsewhere = accepted(workflow);

        List<Lease> leases = ledger().claim(workflow, "bundle-1", "w", 5, MINUTE);
        assertThat(leases).extracting(Lease::transactionId).containsExactly(first, elsewhere);
        commit(leases.get(0), to(TransactionState.WITH_PERSON));
        assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).isEmpty();

        String third = accepted(unique("another flow"), object);
        assertThat(ledger().history(third)).isPresent();
        assertThat(ledger().history(second).orElseThrow().transaction().state()).isEqualTo(TransactionState.NEW);
    }

    @Test
    @DisplayName("G9 the next one of an object starts when the one before has ended")
    default void g9theNextStartsWhenTheOneBeforeEnded() {
        String workflow = unique("flow");
        String object = unique("006");
        accepted(workflow, object);
        String second = accepted(workflow, object);
        commit(claimed(workflow), to(TransactionState.SUPERSEDED));
        assertThat(claimed(workflow).transactionId()).isEqualTo(second);
    }

    @Test
    @DisplayName("G9 I10 transactions of one object never overlap and keep their order, while new ones come in")
    default void g9noOverlapWhileNewOnesComeIn() throws Exception {
        String workflow = unique("flow");
        String object = unique("006");
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        Queue<String> ended = new ConcurrentLinkedQueue<>();
        Threads.all(4, i -> {
            if (i < 2) {
                IntStream.range(0, 20).forEach(n -> accepted(workflow, object));
                return i;
            }
            while (ended.size() < 40) {
                for (Lease lease : ledger().claim(workflow, "bundle-1", "worker-" + i, 2, MINUTE)) {
                    overlaps.addAndGet(running.incrementAndGet() > 1 ? 1 : 0);
                    commit(lease, concluded("a", StepState.DONE, false));
                    ended.add(lease.transactionId());
                    running.decrementAndGet();
                    commit(lease, to(TransactionState.COMPLETED));
                }
            }
            return i;
        });

        assertThat(overlaps).hasValue(0);
        assertThat(ledger().ofObject("opportunity", object))
                .extracting(TransactionRecord::id)
                .containsExactlyInAnyOrderElementsOf(ended);
        assertThat(ended).hasSize(40);
    }

    @Test
    default void theWorkloadSaysWhatIsDueLeasedWaitingAndWithAPerson() {
        Workload before = ledger().workload();
        String workflow = unique("flow");
        commit(acceptedAndClaimed(workflow), to(TransactionState.COMPLETED));
        commit(acceptedAndClaimed(workflow), to(TransactionState.WITH_PERSON));
        commit(acceptedAndClaimed(workflow), waiting(MINUTE, null));
        acceptedAndClaimed(workflow);
        String object = unique("006");
        accepted(workflow, object);
        accepted(workflow, object);

        Workload now = ledger().workload();
        assertThat(now.ended() - before.ended()).isEqualTo(1);
        assertThat(now.withPerson() - before.withPerson()).isEqualTo(1);
        assertThat(now.leased() - before.leased()).isEqualTo(1);
        assertThat(now.due() - before.due()).isEqualTo(1);
        assertThat(now.waiting() - before.waiting())
                .as("one later, one behind its object")
                .isEqualTo(2);
        assertThat(now.nextDueIn()).isZero();
    }
}
