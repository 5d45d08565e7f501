package io.throughline.crash;

import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.standalone.Patience;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.FaultProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under load and comes back: the runner pauses and goes on alone. */
class RestartedDatabaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void r24ADatabaseThatIsGoneForAWhileLosesNothing() throws Exception {
        LedgerSettings database = PostgresServer.shared().newDatabase();
        URI server = URI.create(database.url().substring("jdbc:".length()));
        try (FaultProxy proxy = FaultProxy.before("127.0.0.1", server.getPort());
                Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()));
                JdbcLedger ledger = JdbcLedger.open(
                        LedgerSettings.of(
                                database.url()
                                        .replace(
                                                server.getHost() + ":" + server.getPort(), "127.0.0.1:" + proxy.port()),
                                database.user(),
                                database.password()),
                        () -> UUID.randomUUID().toString())) {
            Deals deals = new Deals(simulators).win(12);
            CamelContext context = SmallFirm.open(ledger, simulators.urls(), "runner");
            try {
                for (long outage = 1; outage <= 3; outage++) {
                    awaitWorkspaces(deals, outage * 2);
                    proxy.refuse();
                    awaitSilence(deals);
                    proxy.accept();
                }
                deals.comeToRest(ledger);
            } finally {
                context.stop();
            }
            deals.assertAllCompletedOnce(ledger);
        }
    }

    /** Not the way to it, the server itself: stopped in order, then killed, and each time started on its data. */
    @Test
    void r24AServerThatIsStoppedAndOneThatIsKilledLoseNothing() throws Exception {
        OwnPostgres server = new OwnPostgres(folder.resolve("pg"));
        try (server;
                Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()))) {
            server.start();
            try (JdbcLedger ledger =
                    JdbcLedger.open(server.settings(), () -> UUID.randomUUID().toString())) {
                Deals deals = new Deals(simulators).win(6);
                CamelContext context = SmallFirm.open(ledger, simulators.urls(), "runner");
                try {
                    awaitWorkspaces(deals, 2);
                    server.stop();
                    awaitSilence(deals);
                    server.start();
                    awaitWorkspaces(deals, 4);
                    server.kill();
                    awaitSilence(deals);
                    server.start();
                    deals.comeToRest(ledger);
                } finally {
                    context.stop();
                }
                deals.assertAllCompletedOnce(ledger);
            }
        }
    }

    private static void awaitWorkspaces(Deals deals, long number) throws Exception {
        Patience.until(
                        LIMIT,
                        () -> deals.created("kantata", "workspaces") >= number ? Optional.of(true) : Optional.empty())
                .orElseThrow();
    }

    /** Nothing more is called once what was under way has ended: no call without a stored intent. */
    private static void awaitSilence(Deals deals) throws Exception {
        long[] seen = {-1};
        Patience.until(LIMIT, () -> {
                    long now = deals.simulator("kantata").journal().size();
                    boolean silent = now == seen[0];
                    seen[0] = now;
                    return silent ? Optional.of(true) : Optional.empty();
                })
                .orElseThrow();
    }
}
