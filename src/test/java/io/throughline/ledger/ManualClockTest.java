package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.concluded;
import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.workflow.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Time as the database tells it: everything that falls due is judged by it alone (G7). */
class ManualClockTest implements LedgerUnderTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final AtomicLong ids = new AtomicLong();
    private final JdbcLedger ledger =
            JdbcLedger.openWithManualClock(LedgerUnderTest.unique("clock"), START, () -> "id-" + ids.incrementAndGet());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Override
    public JdbcLedger ledger() {
        return ledger;
    }

    @Test
    void thirtyDaysPassAtOnce() {
        commit(acceptedAndClaimed("flow"), waiting(Duration.ofDays(30), null));
        assertThat(ledger.workload().nextDueIn()).isEqualTo(Duration.ofDays(30));

        ledger.manualClock().advance(Duration.ofDays(30).minusMillis(1));
        assertThat(ledger.claim("flow", "bundle-1", "w", 1, MINUTE)).isEmpty();
        ledger.manualClock().advance(Duration.ofMillis(1));
        assertThat(ledger.claim("flow", "bundle-1", "w", 1, MINUTE)).hasSize(1);
    }

    @Test
    @DisplayName("G7 a lease ends when the database says so")
    void g7aLeaseEndsWhenTheDatabaseSaysSo() {
        Lease lease = acceptedAndClaimed("flow");
        ledger.manualClock().advance(MINUTE.minusMillis(1));
        assertThat(ledger.claim("flow", "bundle-1", "b", 1, MINUTE)).isEmpty();
        assertThat(ledger.heartbeat(lease, MINUTE)).isTrue();
        ledger.manualClock().advance(MINUTE);
        assertThat(ledger.claim("flow", "bundle-1", "b", 1, MINUTE))
                .extracting(Lease::epoch)
                .containsExactly(2L);
    }

    @Test
    @DisplayName("G7 R-15 a jump of the database clock forward is an early takeover, and the ledger stays right")
    void r15aJumpForwardIsAnEarlyTakeover() {
        Lease first = acceptedAndClaimed("flow");
        commit(first, intend("customer", null));
        ledger.manualClock().set(START.plusSeconds(3600));
        Lease second = claimed("flow");

        assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        assertThat(ledger.heartbeat(first, MINUTE)).isFalse();
        assertThatThrownBy(() -> commit(first, concluded("customer", StepState.DONE, false)))
                .isInstanceOf(LeaseLostException.class);
        commit(second, concluded("customer", StepState.DONE, false));
        assertThat(history(second).steps()).extracting(StepRecord::state).containsExactly(StepState.DONE);
    }

    @Test
    @DisplayName("G7 R-15 a jump of the database clock back is a later takeover, and the worker goes on meanwhile")
    void r15aJumpBackIsALaterTakeover() {
        Lease lease = acceptedAndClaimed("flow");
        ledger.manualClock().set(START.minusSeconds(3600));
        ledger.manualClock().advance(Duration.ofMinutes(30));
        assertThat(ledger.claim("flow", "bundle-1", "b", 1, MINUTE)).isEmpty();

        commit(lease, concluded("customer", StepState.DONE, false));
        assertThat(ledger.heartbeat(lease, MINUTE)).isTrue();
        ledger.manualClock().advance(MINUTE);
        assertThat(ledger.claim("flow", "bundle-1", "b", 1, MINUTE))
                .extracting(Lease::epoch)
                .containsExactly(lease.epoch() + 1);
    }

    @Test
    @DisplayName(
            "G6 epochs grow with every claim, takeover, give-back and end of a dead owner's lease, and are never set back")
    void g6epochsOnlyGrow() {
        accepted("flow");
        long last = 0;
        for (int round = 0; round < 3; round++) {
            Lease claimed = claimed("flow");
            assertThat(claimed.epoch()).isGreaterThan(last);
            ledger.release(claimed);
            Lease again = claimed("flow");
            assertThat(again.epoch()).isGreaterThan(claimed.epoch());
            ledger.endLeasesOfDeadOwner();
            last = history(again).transaction().epoch();
            assertThat(last).isGreaterThan(again.epoch());
            ledger.abandon(again);
            commit(claimed("flow"), waiting(Duration.ZERO, null));
            assertThat(history(again).transaction().epoch()).isGreaterThan(last);
        }
    }

    @Test
    void anIntentSettlesByTheDatabaseClock() {
        Lease lease = acceptedAndClaimed("flow");
        commit(lease, intend("customer", null));
        ledger.manualClock().advance(Duration.ofSeconds(10));
        assertThat(settlesIn(lease)).isEqualTo(Duration.ofSeconds(15));
        ledger.manualClock().set(START.plusSeconds(25));
        assertThat(settlesIn(lease)).isZero();
    }

    private Duration settlesIn(Lease lease) {
        return history(lease).steps().get(0).settlesIn();
    }

    @Test
    void aTimelineShowsWhenAStepBeganAndChanged() {
        Lease lease = acceptedAndClaimed("flow");
        commit(lease, intend("customer", null));
        ledger.manualClock().advance(Duration.ofSeconds(3));
        commit(lease, concluded("customer", StepState.DONE, false));

        StepRecord step = history(lease).steps().get(0);
        assertThat(step.begunAt()).isEqualTo(START);
        assertThat(step.changedAt()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void underAClockThatStandsStillOrderIsKept() {
        List<String> ids = List.of(accepted("flow"), accepted("flow"), accepted("flow"), accepted("flow"));
        assertThat(ledger.claim("flow", "bundle-1", "w", 4, MINUTE))
                .extracting(Lease::transactionId)
                .containsExactlyElementsOf(ids);
        assertThat(ledger.recent(1)).extracting(h -> h.transaction().id()).containsExactly(ids.get(3));
    }

    @Test
    void aDeadOwnersLeasesEndAtOnceAndItsCallsSettleAnew() {
        Lease lease = acceptedAndClaimed("flow");
        commit(lease, intend("customer", null));
        ledger.manualClock().advance(Duration.ofSeconds(20));
        assertThat(ledger.endLeasesOfDeadOwner()).isEqualTo(1);
        assertThat(ledger.endLeasesOfDeadOwner()).isZero();

        assertThat(ledger.heartbeat(lease, MINUTE)).isFalse();
        Lease next = claimed("flow");
        assertThat(next.epoch()).isEqualTo(3);
        assertThat(settlesIn(next)).isEqualTo(Duration.ofSeconds(25));
    }
}
