package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.testkit.Facts;
import io.throughline.testkit.FaultProxy;
import io.throughline.testkit.FaultProxy.Strike;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** the wire to a real PostgreSQL is cut before a COMMIT arrives, or after it and before its answer. A re-read decides: once, never lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostCommitIT implements LedgerUnderTest {

    private FaultProxy proxy;
    private JdbcLedger ledger;

    @BeforeAll
    void open() throws Exception {
        LedgerSettings database = PostgresServer.shared().newDatabase();
        URI server = URI.create(database.url().substring("jdbc:".length()));
        proxy = FaultProxy.before("127.0.0.1", server.getPort());
        String url = database.url().replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + proxy.port());
        // in simple mode a COMMIT is readable on the wire each time
        ledger = JdbcLedger.open(
                LedgerSettings.of(
                        url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple",
                        database.user(),
                        database.password()),
                () -> UUID.randomUUID().toString());
    }

    @AfterAll
    void close() {
        ledger.close();
        proxy.close();
    }

    @Override
    public JdbcLedger ledger() {
        return ledger;
    }

    @ParameterizedTest
    @EnumSource(
            value = Strike.class,
            names = {"CUT", "LOSE_ANSWER", "CUT_ANSWER"})
    void r02AnEventIsAcceptedOnceWhateverBecomesOfItsCommit(Strike strike) {
        String key = LedgerUnderTest.unique("won");
        NewEvent event = LedgerUnderTest.event(key, LedgerUnderTest.unique("006"), "2026-03-01T10:15:30Z");
        struck(strike, () -> {
            Accepted accepted = ledger.accept(event, List.of(LedgerUnderTest.run("lost-intake")));
            assertThat(accepted.repeated()).isFalse();
            assertThat(accepted.transactionIds()).hasSize(1);
        });
        assertThat(ledger.accept(event, List.of(LedgerUnderTest.run("lost-intake")))
                        .repeated())
                .isTrue();
        assertThat(ledger.ofObject("opportunity", event.objectId())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Strike.class,
            names = {"CUT", "LOSE_ANSWER", "CUT_ANSWER"})
    void r25IntentCompletionAndUndoAreStoredOnceWhateverBecomesOfTheirCommits(Strike strike) {
        Lease lease = acceptedAndClaimed(LedgerUnderTest.unique("lost"));
        struck(strike, () -> commit(lease, LedgerUnderTest.intend("customer", null)));
        struck(strike, () -> commit(lease, LedgerUnderTest.concluded("customer", StepState.DONE, false)));
        commit(lease, new Change.Undo("customer", StepState.COMP_PENDING, null, false));
        struck(strike, () -> commit(lease, new Change.Undo("customer", StepState.COMP_INTENT, null, false)));
        struck(strike, () -> commit(lease, new Change.Undo("customer", StepState.COMPENSATED, null, false)));
        struck(strike, () -> commit(lease, LedgerUnderTest.to(TransactionState.COMPENSATED)));

        assertThat(stateOf(lease)).isEqualTo(TransactionState.COMPENSATED);
        assertThat(history(lease).steps()).singleElement().satisfies(step -> {
            assertThat(step.state()).isEqualTo(StepState.COMPENSATED);
            assertThat(step.attempts()).isEqualTo(2);
        });
        assertThat(ledger.snapshot().audit())
                .filteredOn(line -> line.transactionId().equals(lease.transactionId()))
                .extracting(line -> line.action())
                .containsOnlyOnce("step.done", "step.compensated", "transaction.compensated");
    }

    @ParameterizedTest
    @EnumSource(
            value = Strike.class,
            names = {"CUT", "LOSE_ANSWER", "CUT_ANSWER"})
    void r25AClaimIsNotLostWhateverBecomesOfItsCommit(Strike strike) {
        String workflow = LedgerUnderTest.unique("lost-claim");
        String id = accepted(workflow);
        // the first commit is that of the look for candidates
        proxy.strike(strike, 2, piece -> piece.contains("COMMIT"));
        Optional<Lease> lease = ledger.claim(workflow, "bundle-1", "worker-1", 1, Duration.ofMinutes(1)).stream()
                .findFirst();
        assertThat(proxy.notStruck()).isZero();
        assertThat(lease).map(Lease::transactionId).contains(id);
        assertThat(lease.orElseThrow().epoch()).isEqualTo(1);
    }

    @Test
    void r14WithoutItsDatabaseTheLedgerSaysSoAndWorksAgainWhenItIsBack() throws Exception {
        proxy.refuse();
        try {
            assertThatThrownBy(() -> ledger.workload()).isInstanceOf(LedgerUnavailableException.class);
        } finally {
            proxy.accept();
        }
        // The pool may still hold more dead connections than one call tries; "the caller tries again", as the message
        // says.
        assertThat(Facts.await(this::workload)).isNotNull();
    }

    private Optional<Workload> workload() {
        try {
            return Optional.of(ledger.workload());
        } catch (LedgerUnavailableException away) {
            return Optional.empty();
        }
    }

    private void struck(Strike strike, Runnable work) {
        proxy.strike(strike, 1, piece -> piece.contains("COMMIT"));
        work.run();
        assertThat(proxy.notStruck()).as("the fault happened").isZero();
    }
}
