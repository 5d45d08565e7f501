package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.firm.SimulatorControl;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.testkit.Facts;
import io.throughline.testkit.Timeline;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the runner at random moments, started again each time (G3, G14, F1): no deal is lost, nothing is made twice. More deals and kills with {@code
 * -Dthroughline.crash.deals=200 -Dthroughline.crash.kills=20 -Dthroughline.crash.seed=…}.
 */
class KilledRunnerIT {

    private static final int DEALS = Integer.getInteger("throughline.crash.deals", 24);
    private static final int KILLS = Integer.getInteger("throughline.crash.kills", 4);
    private static final long SEED = Long.getLong("throughline.crash.seed", 20261123L);

    @TempDir
    Path folder;

    @Test
    void g14KilledAtRandomMomentsItLosesNoDealAndMakesNothingTwice() throws Exception {
        String basePort = Integer.toString(freePortRange());
        try (ProductProcess simulators = simulators(basePort)) {
            SimulatorControl salesforce = control(basePort, 0);
            salesforce.post("/_simulator/win", Map.of("count", DEALS));
            Random moments = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                try (ProductProcess runner = runner(basePort)) {
                    letItWork(basePort, 5 + moments.nextInt(Math.max(1, DEALS * 10 / KILLS)));
                    runner.kill();
                }
            }
            finish(basePort);
            assertEverythingOnce(basePort);
        }
    }

    private ProductProcess simulators(String basePort) throws IOException {
        ProductProcess simulators = ProductProcess.start(
                folder,
                "simulators",
                "--base-port",
                basePort,
                "--data",
                folder.resolve("data").toString());
        simulators.awaitLine("ready");
        return simulators;
    }

    private ProductProcess runner(String basePort) throws IOException {
        ProductProcess runner = ProductProcess.start(
                folder,
                "run",
                "--profile",
                "simulators",
                "--base-port",
                basePort,
                "--data",
                folder.resolve("data").toString());
        runner.awaitLine("ready");
        return runner;
    }

    /** Waits until the vendors have seen so many calls more. */
    private static void letItWork(String basePort, int calls) {
        int before = allCalls(basePort);
        Facts.await(() -> allCalls(basePort) >= before + calls ? Optional.of(true) : Optional.empty());
    }

    private static int allCalls(String basePort) {
        return Stream.of(1, 3)
                .mapToInt(offset -> control(basePort, offset).journal().size())
                .sum();
    }

    private void finish(String basePort) throws Exception {
        try (ProductProcess runner = runner(basePort);
                ProductProcess waiting = ProductProcess.start(
                        folder, "transactions", "--data", folder.resolve("data").toString(), "--wait-idle", "300")) {
            waiting.awaitExit(330);
        }
    }

    private void assertEverythingOnce(String basePort) {
        try (Ledger ledger = JdbcLedger.open(
                LedgerSettings.file(folder.resolve("data/ledger/ledger")),
                () -> UUID.randomUUID().toString())) {
            List<TransactionHistory> deals = ledger.recent(10_000).stream()
                    .filter(deal -> deal.transaction().workflow().equals("opportunity-to-project"))
                    .toList();
            assertThat(deals).as("seed " + SEED).hasSize(DEALS);
            assertThat(deals)
                    .as(() -> deals.stream().map(Timeline::of).collect(Collectors.joining("\n")))
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
        }
        assertThat(duplicates(control(basePort, 1), "customer", "job", "salesOrder"))
                .isEmpty();
        assertThat(duplicates(
                        control(basePort, 3), "workspaces", "stories", "workspace_resources", "workspace_allocations"))
                .isEmpty();
        assertThat(control(basePort, 3).createdByMarker("workspaces")).hasSize(DEALS);
    }

    private static List<String> duplicates(SimulatorControl system, String... types) {
        return Stream.of(types)
                .flatMap(type -> system.createdByMarker(type).entrySet().stream())
                .filter(made -> made.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static SimulatorControl control(String basePort, int offset) {
        return new SimulatorControl("http://127.0.0.1:" + (Integer.parseInt(basePort) + offset));
    }

    private static int freePortRange() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return Math.min(probe.getLocalPort(), 65_000);
        }
    }
}
