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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        try (ProductProcess simulators =
                ProductProcess.start(folder, "simulators", "--base-port", "0", "--data", data())) {
            Map<String, String> urls = urls(simulators.awaitLine("ready"));
            new SimulatorControl(urls.get("salesforce")).post("/_simulator/win", Map.of("count", DEALS));
            Random moments = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                try (ProductProcess runner = runner(urls)) {
                    letItWork(urls, 5 + moments.nextInt(Math.max(1, DEALS * 10 / KILLS)));
                    runner.kill();
                }
            }
            finish(urls);
            assertEverythingOnce(urls);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** The line {@code ready salesforce=http://… netsuite=http://…}. */
    private static Map<String, String> urls(String ready) {
        return Arrays.stream(ready.split(" "))
                .skip(1)
                .map(system -> system.split("=", 2))
                .collect(Collectors.toMap(system -> system[0], system -> system[1]));
    }

    private ProductProcess runner(Map<String, String> urls) throws IOException {
        List<String> command = new ArrayList<>(List.of("run", "--profile", "simulators", "--data", data()));
        urls.forEach((system, url) -> command.addAll(List.of("--system", system + "=" + url)));
        ProductProcess runner = ProductProcess.start(folder, command.toArray(String[]::new));
        runner.awaitLine("ready");
        return runner;
    }

    /** Waits until the vendors have seen so many calls more. */
    private static void letItWork(Map<String, String> urls, int calls) {
        int before = allCalls(urls);
        Facts.await(() -> allCalls(urls) >= before + calls ? Optional.of(true) : Optional.empty());
    }

    private static int allCalls(Map<String, String> urls) {
        return Stream.of("netsuite", "kantata")
                .mapToInt(system ->
                        new SimulatorControl(urls.get(system)).journal().size())
                .sum();
    }

    private void finish(Map<String, String> urls) throws Exception {
        try (ProductProcess runner = runner(urls);
                ProductProcess waiting =
                        ProductProcess.start(folder, "transactions", "--data", data(), "--wait-idle", "300")) {
            waiting.awaitExit(330);
        }
    }

    private void assertEverythingOnce(Map<String, String> urls) {
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
        assertThat(duplicates(new SimulatorControl(urls.get("netsuite")), "customer", "job", "salesOrder"))
                .isEmpty();
        SimulatorControl kantata = new SimulatorControl(urls.get("kantata"));
        assertThat(duplicates(kantata, "workspaces", "stories", "workspace_resources", "workspace_allocations"))
                .isEmpty();
        assertThat(kantata.createdByMarker("workspaces")).hasSize(DEALS);
    }

    private static List<String> duplicates(SimulatorControl system, String... types) {
        return Stream.of(types)
                .flatMap(type -> system.createdByMarker(type).entrySet().stream())
                .filter(made -> made.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
