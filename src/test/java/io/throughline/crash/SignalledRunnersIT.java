package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.check.Verdict;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runners that are stopped from outside, on one real PostgreSQL. */
class SignalledRunnersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final LedgerSettings database = PostgresServer.shared().newDatabase();
    private Simulators simulators;
    private JdbcLedger ledger;
    private Deals deals;

    @BeforeEach
    void open() throws Exception {
        ledger = JdbcLedger.open(database, () -> UUID.randomUUID().toString());
        simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()));
        deals = new Deals(simulators);
    }

    @AfterEach
    void close() {
        ledger.close();
        simulators.close();
    }

    /** The request of the first runner is on its way while that runner is paused; it arrives when the second one has finished the deal. */
    @Test
    void r06r27APausedRunnerChangesNothingAndItsLateCallIsCounted() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        URI kantata = URI.create(simulators.url("kantata"));
        try (FaultProxy proxy = FaultProxy.before(kantata.getHost(), kantata.getPort())) {
            proxy.strike(FaultProxy.Strike.CUT, 1, piece -> hold(piece, held, release));
            try (ProductProcess paused = runner("a", Map.of("kantata", proxy.url()))) {
                deals.win(1);
                assertThat(Patience.until(LIMIT, () -> held.getCount() == 0 ? Optional.of(true) : Optional.empty()))
                        .as(paused::output)
                        .isPresent();
                paused.signal("-STOP");
                try (ProductProcess other = runner("b", Map.of())) {
                    deals.comeToRest(ledger);
                    assertThat(deals.assertAllCompletedOnce(ledger).lateCalls())
                            .as(other::output)
                            .isEmpty();
                    release.countDown();
                    awaitWorkspaces(2);
                    paused.signal("-CONT");
                    assertThat(Patience.until(LIMIT, () -> lostItsLease(paused)))
                            .as(paused::output)
                            .isPresent();
                    Verdict verdict = deals.assertAllCompletedOnce(ledger);
                    assertThat(verdict.lateCalls()).hasSize(1);
                }
            }
        }
    }

    private static boolean hold(String piece, CountDownLatch held, CountDownLatch release) {
        if (!piece.startsWith("POST /api/v1/workspaces") || held.getCount() == 0) {
            return false;
        }
        held.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void awaitWorkspaces(long number) throws Exception {
        assertThat(Patience.until(
                        LIMIT,
                        () -> deals.created("kantata", "workspaces") >= number ? Optional.of(true) : Optional.empty()))
                .as("workspaces that calls created")
                .isPresent();
    }

    private static Optional<Boolean> lostItsLease(ProductProcess runner) {
        return runner.output().contains("LED-2007") ? Optional.of(true) : Optional.empty();
    }

    @Test
    void r20ATermUnderLoadReleasesAllLeasesInTimeAndClaimsNothingAnew() throws Exception {
        deals.win(16);
        try (ProductProcess runner = runner("a", Map.of())) {
            awaitWorkspaces(2);
            runner.term();
            runner.awaitEnd(30);
        }
        assertThat(ledger.workload().leased()).isZero();
        assertThat(ledger.snapshot().transactions())
                .allSatisfy(row -> assertThat(row.leaseOwner()).isNull());
        try (ProductProcess next = runner("b", Map.of())) {
            deals.comeToRest(ledger);
            deals.assertAllCompletedOnce(ledger);
        }
    }

    private ProductProcess runner(String name, Map<String, String> elsewhere) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--profile=simulators",
                "--poll=1",
                "--no-webhooks",
                "--lease=3",
                "--call-timeout=1",
                "--data=" + folder.resolve(name),
                "--ledger=" + database.url()));
        simulators
                .urls()
                .forEach((system, url) -> words.add("--system=" + system + "=" + elsewhere.getOrDefault(system, url)));
        ProductProcess runner = ProductProcess.start(folder, words.toArray(String[]::new));
        runner.awaitLine("ready");
        return runner;
    }
}
