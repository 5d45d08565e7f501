package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.testkit.Facts;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database in memory lives as long as its ledger, not as long as the connections of its pool. */
class MemoryDatabaseTest {

    @Test
    void aPoolThatLostAllItsConnectionsStillFindsTheTables() {
        LedgerSettings settings = LedgerSettings.inMemory("held-" + UUID.randomUUID());
        Dialect.Kind kind = Dialect.Kind.H2_MEMORY;
        try (Database database = Pool.database(settings.withPoolSize(1), kind, Dialect.of(kind))) {
            database.transaction(tx -> tx.update("create table tl_kept (name varchar(9))"));
            long session = session(database);
            ((HikariDataSource) database.source()).getHikariPoolMXBean().softEvictConnections();
            Facts.await(() -> session(database) == session ? Optional.empty() : Optional.of(true));

            assertThat(database.<Integer>transaction(tx -> tx.update("insert into tl_kept values ('a')")))
                    .isEqualTo(1);
        }
    }

    @Test
    void aClosedOneIsForgotten() {
        LedgerSettings settings = LedgerSettings.inMemory("forgotten-" + UUID.randomUUID());
        Dialect.Kind kind = Dialect.Kind.H2_MEMORY;
        for (int time = 1; time <= 2; time++) {
            try (Database database = Pool.database(settings, kind, Dialect.of(kind))) {
                database.transaction(tx -> tx.update("create table tl_kept (name varchar(9))"));
            }
        }
    }

    private static long session(Database database) {
        return database.transaction(tx -> tx.first("select session_id() as id", row -> row.number("id")))
                .orElseThrow();
    }
}
