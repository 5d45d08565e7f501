package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Lease;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ends a run, whatever Camel let through to its end. */
class RunEndTest {

    private final HandClock clock = new HandClock();
    private final List<String> calls = new ArrayList<>();
    private final JdbcLedger ledger = JdbcLedger.openWithManualClock(
            "end-" + UUID.randomUUID(),
            Instant.parse("2026-11-23T09:00:00Z"),
            () -> UUID.randomUUID().toString());
    private final WorkflowHost host = WorkflowHost.over(ledger, new BlindMail(), attempt -> {
                calls.add(attempt.key());
                return OperationResult.applied(Map.of());
            })
            .clock(clock)
            .build();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final WorkflowRun run = claimedRun();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aRunThatReachedItsEndIsCompleted() {
        assertThat(endOf(any -> {})).isEqualTo(TransactionState.COMPLETED);
    }

    @Test
    void g3AStoppedRouteIsNotFinished() {
        assertThat(endOf(ended -> ended.setRouteStop(true))).isEqualTo(TransactionState.WITH_PERSON);
    }

    @Test
    void g3ARolledBackRouteIsNotFinished() {
        assertThat(endOf(ended -> ended.setRollbackOnly(true))).isEqualTo(TransactionState.WITH_PERSON);
    }

    @Test
    void g3AFailureThatAHandlerTookIsNotFinished() {
        assertThat(endOf(ended -> ended.getExchangeExtension().setFailureHandled(true)))
                .isEqualTo(TransactionState.WITH_PERSON);
    }

    @Test
    void g5AClosedRunRefusesEveryLaterStep() {
        run.close(new Closing.Wait(Duration.ofMinutes(1), null, "waits"));
        exchange.setProperty(WorkflowRun.PROPERTY, run);

        new StepProducer(null, host, new StepDefinition("letter", "mail-letter-send", null, List.of(), null))
                .process(exchange);

        assertThat(calls).isEmpty();
        assertThat(exchange.isRouteStop()).isTrue();
    }

    private TransactionState endOf(Consumer<Exchange> trouble) {
        run.reachEnd();
        trouble.accept(exchange);
        new RunEnd(host).store(run, exchange);
        return ledger.history(run.transaction().id())
                .orElseThrow()
                .transaction()
                .state();
    }

    private WorkflowRun claimedRun() {
        String id = ledger.accept(event(), List.of(new NewTransaction("example", null, null, "")))
                .transactionIds()
                .get(0);
        Duration minute = Duration.ofMinutes(1);
        Lease lease = ledger.claim("example", "", "node-1", 1, minute).get(0);
        LeaseClock held = new LeaseClock(lease, minute, clock, clock.nanos());
        return new WorkflowRun(ledger.history(id).orElseThrow(), held, () -> true, TransitionObserver.NONE);
    }

    private static NewEvent event() {
        return new NewEvent(
                "won:1",
                "deal.won.v1",
                "test",
                "deal",
                "D1",
                "1",
                null,
                Instant.EPOCH,
                Map.of(),
                new byte[] {'{', '}'},
                "application/json");
    }
}
