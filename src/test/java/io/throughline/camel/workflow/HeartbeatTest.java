package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.NewEvent;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;

/** A call may take longer than a lease, as long as its process lives. */
class HeartbeatTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void g6ALeaseIsProlongedWhileItsCallIsUnderWay() throws Exception {
        try (JdbcLedger ledger = JdbcLedger.openWithManualClock(
                        "heartbeat-" + UUID.randomUUID(),
                        Instant.parse("2026-11-23T09:00:00Z"),
                        () -> UUID.randomUUID().toString());
                CamelContext context = started(ledger)) {
            WorkflowHost host = context.getRegistry().lookupByNameAndType("workflowHost", WorkflowHost.class);
            String id = ledger.accept(event(), host.startsFor("asked.v1", null))
                    .transactionIds()
                    .get(0);
            host.due().ring();
            begun.await();
            Instant leasedUntil = transaction(ledger, id).dueAt();

            ledger.manualClock().advance(Duration.ofMillis(100));
            Instant prolonged = Facts.await(
                    () -> Optional.of(transaction(ledger, id).dueAt()).filter(until -> until.isAfter(leasedUntil)));

            assertThat(prolonged).isEqualTo(leasedUntil.plusMillis(100));
            answered.countDown();
            Facts.await(() ->
                    Optional.of(transaction(ledger, id).state()).filter(state -> state == TransactionState.COMPLETED));
        }
    }

    private static TransactionRecord transaction(JdbcLedger ledger, String id) {
        return ledger.history(id).orElseThrow().transaction();
    }

    private CamelContext started(JdbcLedger ledger) throws Exception {
        CamelContext context = new DefaultCamelContext();
        WorkflowHost host = WorkflowHost.over(ledger, new BlindMail(), this::slowly)
                .settings(WorkflowSettings.DEFAULT
                        .withWorkers(1)
                        .withLease(Duration.ofSeconds(4), Duration.ofMillis(200)))
                .build();
        context.getRegistry().bind("workflowHost", host);
        ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("workflow:slow?on=asked.v1").to("step:letter?call=mail-letter-send");
            }
        });
        context.start();
        return context;
    }

    private OperationResult slowly(OperationAttempt attempt) {
        begun.countDown();
        try {
            answered.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return OperationResult.applied(Map.of("id", "L1"));
    }

    private static NewEvent event() {
        return new NewEvent(
                "asked:1",
                "asked.v1",
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
