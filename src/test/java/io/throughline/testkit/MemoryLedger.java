package io.throughline.testkit;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.jdbc.JdbcLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** An in-memory ledger of its own for one test, with a clock that only moves when told to. */
final class MemoryLedger implements AutoCloseable {

    private static final AtomicLong NUMBER = new AtomicLong();

    private final JdbcLedger ledger;

    private MemoryLedger(JdbcLedger ledger) {
        this.ledger = ledger;
    }

    static MemoryLedger open() {
        AtomicLong ids = new AtomicLong();
        return new MemoryLedger(JdbcLedger.openWithManualClock(
                "bed-" + NUMBER.incrementAndGet(),
                Instant.parse("2026-11-23T09:00:00Z"),
                () -> "id-" + ids.incrementAndGet()));
    }

    Ledger ledger() {
        return ledger;
    }

    void advance(Duration time) {
        ledger.manualClock().advance(time);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
