package io.throughline.lifecycle;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.testkit.Facts;
import io.throughline.testkit.TransitionsTaken;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Transactions whose files are gone. */
final class ScenariosOfBundles extends Scenarios {

    @Override
    void play() {
        AtomicLong ids = new AtomicLong();
        try (JdbcLedger ledger = JdbcLedger.openWithManualClock(
                "lifecycle-bundles", Instant.parse("2026-11-23T09:00:00Z"), () -> "id-" + ids.incrementAndGet())) {
            String undoing = offer(ledger, "undoing");
            Lease lease = ledger.claim("example", "gone", "test", 1, Duration.ofMinutes(1))
                    .get(0);
            ledger.commit(lease, List.of(new Change.Move(TransactionState.COMPENSATING, Duration.ZERO, null, null)));
            String young = offer(ledger, "young");
            lookAfter(ledger, List.of(undoing, young));
            keep(TransitionsTaken.row(TransactionState.COMPENSATING, TransactionEvent.BUNDLE_UNAVAILABLE));
            keep(TransitionsTaken.row(TransactionState.RUNNING, TransactionEvent.BUNDLE_UNAVAILABLE));
        }
    }

    private static void lookAfter(JdbcLedger ledger, List<String> ids) {
        try (CamelContext context = new DefaultCamelContext()) {
            Throughline.builder()
                    .layers(Layers.over())
                    .ledger(ledger)
                    .feeds(false)
                    .build()
                    .addTo(context);
            context.start();
            ids.forEach(id -> Facts.await(
                    () -> ledger.history(id).filter(one -> one.transaction().state() == TransactionState.WITH_PERSON)));
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String offer(JdbcLedger ledger, String object) {
        NewEvent event = new NewEvent(
                object,
                "deal.won.v1",
                "test",
                "opportunity",
                object,
                null,
                null,
                Instant.EPOCH,
                Map.of(),
                new byte[0],
                "text/plain");
        return ledger.accept(event, List.of(new NewTransaction("example", null, null, "gone")))
                .transactionIds()
                .get(0);
    }
}
