package io.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.testkit.TransitionsTaken;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the ledger itself does to a transaction: claims, and events that come too late. */
final class ScenariosOfTheLedger extends Scenarios {

    private static final Duration LEASE = Duration.ofSeconds(60);

    @Override
    void play() {
        AtomicLong ids = new AtomicLong();
        try (JdbcLedger ledger = JdbcLedger.openWithManualClock(
                "lifecycle", Instant.parse("2026-11-23T09:00:00Z"), () -> "id-" + ids.incrementAndGet())) {
            String id = ledger.accept(event("2"), List.of(new NewTransaction("example", null, null, "")))
                    .transactionIds()
                    .get(0);
            Lease lease = claimed(ledger, id, TransactionState.NEW);
            ledger.manualClock().advance(LEASE.plusSeconds(1));
            lease = claimed(ledger, id, TransactionState.RUNNING);
            move(ledger, lease, TransactionState.WAITING);
            lease = claimed(ledger, id, TransactionState.WAITING);
            move(ledger, lease, TransactionState.COMPENSATING);
            claimed(ledger, id, TransactionState.COMPENSATING);
            String late = ledger.accept(event("1"), List.of(new NewTransaction("example", null, null, "")))
                    .transactionIds()
                    .get(0);
            assertThat(ledger.history(late).orElseThrow().transaction().state()).isEqualTo(TransactionState.SUPERSEDED);
            keep(TransitionsTaken.row(TransactionState.NEW, TransactionEvent.NEWER_VERSION_CAME));
        }
    }

    private Lease claimed(JdbcLedger ledger, String id, TransactionState from) {
        assertThat(ledger.history(id).orElseThrow().transaction().state()).isEqualTo(from);
        Lease lease = claim(ledger);
        assertThat(ledger.history(id).orElseThrow().transaction().state())
                .isEqualTo(TransactionLifecycle.TABLE.next(from, TransactionEvent.CLAIMED));
        keep(TransitionsTaken.row(from, TransactionEvent.CLAIMED));
        return lease;
    }

    private static Lease claim(JdbcLedger ledger) {
        return ledger.claim("example", "", "test", 1, LEASE).get(0);
    }

    private static void move(JdbcLedger ledger, Lease lease, TransactionState state) {
        ledger.commit(lease, List.of(new Change.Move(state, Duration.ZERO, null, null)));
    }

    private static NewEvent event(String version) {
        return new NewEvent(
                "event-" + version,
                "deal.won.v1",
                "test",
                "opportunity",
                "006A",
                version,
                null,
                Instant.EPOCH,
                Map.of(),
                new byte[] {'{', '}'},
                "application/json");
    }
}
