package io.throughline.ledger.jdbc;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of an in-memory ledger that a test moves by hand: leases, due times and settle times of thirty days pass in no time. Get it from
 * {@link JdbcLedger#manualClock()}. Thread-safe.
 */
public final class ManualDatabaseClock {

    private static final String CREATE =
            "create table if not exists tl_test_clock (at timestamp(6) with time zone not null)";
    private static final String CLEAR = "delete from tl_test_clock";
    private static final String START = "insert into tl_test_clock (at) values (?)";
    private static final String SET = "update tl_test_clock set at = ?";
    private static final String ADVANCE =
            "update tl_test_clock set at = at + cast(? as bigint) * interval '0.001' second";
    private static final String NOW = "select at from tl_test_clock";

    private final Database database;

    ManualDatabaseClock(Database database, Instant start) {
        this.database = database;
        database.transaction(tx -> tx.update(CREATE) + tx.update(CLEAR) + tx.update(START, start));
    }

    /** What time the database takes it to be. */
    public Instant now() {
        return database.transaction(tx -> tx.first(NOW, row -> row.instant("at")))
                .orElseThrow();
    }

    /** Jumps to an instant, forward or back; microseconds at most. */
    public void set(Instant instant) {
        database.transaction(tx -> tx.update(SET, instant));
    }

    /** Moves on; milliseconds at most. */
    public void advance(Duration duration) {
        database.transaction(tx -> tx.update(ADVANCE, duration));
    }
}
