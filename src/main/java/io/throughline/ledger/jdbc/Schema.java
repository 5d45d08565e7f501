package io.throughline.ledger.jdbc;

import io.throughline.ledger.LedgerUnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to this version and makes sure that the constraints on which guarantees rest are really there. */
final class Schema {

    private static final List<String> NEEDED = List.of(
            "tl_event_accepted_once",
            "tl_subject_reserved_once",
            "tl_transaction_child",
            "tl_transaction_order",
            "tl_transaction_exit",
            "tl_crosswalk_current");
    private static final String CONSTRAINTS =
            "select constraint_name from information_schema.table_constraints where table_schema = current_schema and lower(constraint_name) like 'tl\\_%' escape '\\'";

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 100;

    private Schema() {}

    /** An own history table and baseline 0, so that the tables may live in a host's schema beside others. */
    static void migrate(Database database) {
        try {
            Flyway migrations = Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database.source())
                    .locations("classpath:db/migration/throughline")
                    .table("tl_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load();
            new HalfMadeTables(database).removeIfNothingWasStored(migrations);
            migrate(migrations, 1);
        } catch (FlywayException e) {
            throw new LedgerUnavailableException(
                    "LED-2016 the ledger's tables could not be brought to this version. Nothing was started. Read the cause below; after a half migration restore the backup or repair tl_schema_history.",
                    e);
        }
    }

    /**
     * Several processes may begin on an empty database at once. The migrations wait for each other, but not the steps before them: whoever sees the history
     * just made by another one and still empty gives up, and finds it filled a moment later. What fails for another reason changes nothing when repeated,
     * because a failed migration is rolled back or recorded.
     */
    private static void migrate(Flyway migrations, int attempt) {
        try {
            migrations.migrate();
        } catch (FlywayException e) {
            if (attempt == ATTEMPTS || hasFailed(migrations)) {
                throw e;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS * attempt));
            migrate(migrations, attempt + 1);
        }
    }

    private static boolean hasFailed(Flyway migrations) {
        return Arrays.stream(migrations.info().all())
                .anyMatch(one -> one.getState().isFailed());
    }

    static void verify(Database database) {
        var missing = new TreeSet<>(NEEDED);
        database.transaction(tx -> tx.list(CONSTRAINTS, row -> row.text("constraint_name")))
                .forEach(name -> missing.remove(name.toLowerCase(Locale.ROOT)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "LED-2012 the ledger's tables lack the constraints %s: events could be accepted twice. The ledger does not start. Restore them as in db/migration/throughline."
                            .formatted(missing));
        }
    }
}
