package io.throughline.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.FaultyConnections;
import io.throughline.ledger.jdbc.FaultyConnections.Refusal;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store takes nothing for a while, in the middle of deals. */
class RefusingStoreIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "R-04 R-26 nothing is called without a stored intent while the store is full, read-only or out of connections, and all goes on by itself")
    void r04r26AStoreThatRefusesForAWhileLosesNothing() throws Exception {
        LedgerSettings database = PostgresServer.shared().newDatabase();
        try (HikariDataSource pool = pool(database);
                Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()))) {
            FaultyConnections connections = new FaultyConnections(pool);
            JdbcLedger ledger = JdbcLedger.open(
                    connections, Durability.FULL, () -> UUID.randomUUID().toString());
            Deals deals = new Deals(simulators);
            CamelContext context = SmallFirm.open(ledger, simulators.urls(), "runner");
            try {
                for (Refusal refusal : Refusal.values()) {
                    long standing = deals.created("kantata", "workspaces");
                    deals.win(2);
                    Facts.await(() -> created(deals) > standing ? Optional.of(true) : Optional.empty());
                    int before = connections.refused();
                    connections.refuse(refusal);
                    Facts.await(() -> connections.refused() >= before + 10 ? Optional.of(true) : Optional.empty());
                    deals.win(1);
                    connections.recover();
                    deals.comeToRest(ledger);
                }
            } finally {
                context.stop();
            }
            deals.assertAllCompletedOnce(ledger);
        }
    }

    private static HikariDataSource pool(LedgerSettings database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password().get());
        config.setMaximumPoolSize(12);
        config.setConnectionInitSql("set lock_timeout = '2s'");
        return new HikariDataSource(config);
    }

    private static long created(Deals deals) {
        try {
            return deals.created("kantata", "workspaces");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
