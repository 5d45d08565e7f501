package io.throughline.simulation;

import io.throughline.ledger.jdbc.ManualDatabaseClock;
import java.time.Duration;
import java.time.Instant;

/** Virtual time: that of the database, in milliseconds since the run began. */
final class SimulatedClock {

    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final ManualDatabaseClock database;
    private long now;

    SimulatedClock(ManualDatabaseClock database) {
        this.database = database;
        database.set(START);
    }

    long now() {
        return now;
    }

    void advanceTo(long instant) {
        if (instant > now) {
            now = instant;
            database.set(START.plus(Duration.ofMillis(now)));
        }
    }
}
