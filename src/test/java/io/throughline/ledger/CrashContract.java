package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.concluded;
import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.workflow.StepState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What counts as a crash, and what living workers take back (G8). */
interface CrashContract extends LedgerUnderTest {

    private Lease claimedAnew(String workflow) {
        return ledger().claim(workflow, "bundle-1", "w", 1, Duration.ZERO).get(0);
    }

    private int crashes(Lease lease) {
        return history(lease).transaction().crashes();
    }

    @Test
    @DisplayName("G8 a living worker takes its own claim back, once")
    default void g8aLivingWorkerTakesItsOwnClaimBackOnce() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease killed = claimedAnew(workflow);
        Lease abandoned = claimedAnew(workflow);

        ledger().abandon(abandoned);
        ledger().abandon(abandoned);

        assertThat(crashes(killed)).as("the claim of the killed worker stays").isEqualTo(1);
        ledger().abandon(killed);
        assertThat(crashes(killed)).isZero();
    }

    @Test
    @DisplayName("G8 a claim is taken back also after another worker took over, and never from that one's count")
    default void g8aClaimIsTakenBackAlsoAfterATakeover() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease abandoned = claimedAnew(workflow);
        Lease second = claimedAnew(workflow);
        assertThat(crashes(second)).isEqualTo(2);

        ledger().abandon(abandoned);
        assertThat(crashes(second)).isEqualTo(1);
    }

    @Test
    @DisplayName("G8 what an outcome has set back is not taken back a second time")
    default void g8whatAnOutcomeHasSetBackIsNotTakenBackAgain() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease abandoned = claimedAnew(workflow);
        Lease reporting = claimedAnew(workflow);
        commit(reporting, concluded("customer", StepState.DONE, false));
        Lease killed = claimedAnew(workflow);
        assertThat(crashes(killed)).isEqualTo(1);

        ledger().abandon(abandoned);
        ledger().abandon(reporting);
        assertThat(crashes(killed)).as("the killed worker's claim").isEqualTo(1);
    }

    @Test
    @DisplayName(
            "G8 an abandoned lease is left to end by itself, a released one is free at once and its calls settle anew")
    default void g8aReleasedClaimIsFreeAtOnce() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease lease = ledger().claim(workflow, "bundle-1", "w", 1, MINUTE).get(0);
        commit(lease, intend("customer", null));
        ledger().abandon(lease);
        assertThat(ledger().claim(workflow, "bundle-1", "w", 1, MINUTE)).isEmpty();

        ledger().release(lease);
        assertThat(ledger().heartbeat(lease, MINUTE)).isFalse();
        Lease next = claimed(workflow);
        assertThat(next.epoch()).isEqualTo(lease.epoch() + 1);
        assertThat(history(next).steps().get(0).settlesIn()).isGreaterThan(Duration.ofSeconds(20));

        ledger().release(lease);
        assertThat(ledger().heartbeat(next, MINUTE)).as("the next one's lease").isTrue();
    }

    @Test
    @DisplayName("G8 a transaction that is left without a word again and again comes to an end too")
    default void g8patienceEndsWithOneThatIsAlwaysAbandoned() {
        String workflow = unique("flow");
        accepted(workflow);
        Lease last = claimedAnew(workflow);
        for (int i = 0; i < 23; i++) {
            ledger().abandon(last);
            last = claimedAnew(workflow);
        }
        assertThat(crashes(last)).isGreaterThan(3);
    }
}
