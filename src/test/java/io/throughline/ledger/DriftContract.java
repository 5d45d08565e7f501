package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change.Move;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What runners may rely on that share what they know about vendors' systems. */
interface DriftContract extends LedgerUnderTest {

    Duration HOUR = Duration.ofHours(1);

    @Test
    default void i4OneRunnerTakesACheckThatIsDueAndTheOthersReadWhatItWasTold() {
        String system = unique("system");
        DriftLedger drift = ledger().drift();
        assertThat(drift.claimCheck(system, HOUR)).isTrue();
        assertThat(drift.claimCheck(system, HOUR)).as("taken").isFalse();
        assertThat(drift.shape(system, Instant.EPOCH)).as("not told yet").isEmpty();
        drift.storeShape(system, "{}", Duration.ZERO);
        DriftLedger.Shape told = drift.shape(system, Instant.EPOCH).orElseThrow();
        assertThat(told.text()).isEqualTo("{}");
        assertThat(drift.shape(system, told.checkedAt())).as("not told since").isEmpty();
        assertThat(drift.claimCheck(system, HOUR)).as("due again").isTrue();
    }

    @Test
    default void i4WhatWaitsForADriftIsDueAsSoonAsItIsOverAndNotBefore() {
        String system = unique("system");
        String workflow = unique("flow");
        ledger().drift().found("b1", system, "[]");
        Lease lease = acceptedAndClaimed(workflow);
        String awaited = DriftLedger.awaited("b1", system);
        commit(lease, new Move(TransactionState.WAITING, HOUR, awaited, "waits"));
        assertThat(ledger().claim(workflow, "bundle-1", "w", 1, HOUR)).isEmpty();
        ledger().drift().over("b1", system);
        assertThat(ledger().claim(workflow, "bundle-1", "w", 1, HOUR)).hasSize(1);
    }

    @Test
    default void i4WhoBeginsToWaitForADriftThatIsOverAlreadyIsDueAtOnce() {
        String workflow = unique("flow");
        Lease lease = acceptedAndClaimed(workflow);
        String awaited = DriftLedger.awaited("b1", unique("system"));
        commit(lease, new Move(TransactionState.WAITING, HOUR, awaited, "waits"));
        assertThat(ledger().claim(workflow, "bundle-1", "w", 1, HOUR)).hasSize(1);
    }

    @Test
    default void i4OneTransactionCarriesTheCaseOfADriftUntilItHasEnded() {
        String system = unique("system");
        DriftLedger drift = ledger().drift();
        assertThat(drift.takeCase("b1", system, "x")).as("nothing differs").isFalse();
        drift.found("b1", system, "[1]");
        drift.found("b1", system, "[1, 2]");
        Lease first = acceptedAndClaimed(unique("flow"));
        Lease second = acceptedAndClaimed(unique("flow"));
        assertThat(drift.takeCase("b1", system, first.transactionId())).isTrue();
        assertThat(drift.takeCase("b1", system, first.transactionId()))
                .as("again")
                .isTrue();
        assertThat(drift.takeCase("b1", system, second.transactionId())).isFalse();
        commit(first, new Move(TransactionState.COMPLETED, null, null, null));
        assertThat(drift.takeCase("b1", system, second.transactionId())).isTrue();
        assertThat(drift.all())
                .filteredOn(one -> one.system().equals(system))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.findings()).isEqualTo("[1, 2]");
                    assertThat(one.caseTransaction()).isEqualTo(second.transactionId());
                });
        drift.over("b1", system);
        drift.over("b1", system);
        assertThat(drift.all()).noneMatch(one -> one.system().equals(system));
    }
}
