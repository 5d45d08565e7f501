package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.firm.SimulatorControl;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import io.throughline.testkit.Timeline;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner dies, and a runner with other files takes over on the same PostgreSQL (G11, G14, G15, R-18). */
class KilledBeforeAnUpdateIT {

    private static final Path MAPPING = Path.of("mappings/netsuite/project.from-canonical.yaml");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "R-18 G15 what a killed runner began with its files, a runner with other files finishes with those of the first")
    void g15aRunnerWithOtherFilesFinishesWhatAKilledOneBegan() throws Exception {
        LedgerSettings database = PostgresServer.shared().newDatabase();
        try (Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()));
                Ledger ledger =
                        JdbcLedger.open(database, () -> UUID.randomUUID().toString())) {
            SimulatorControl netsuite = new SimulatorControl(simulators.url("netsuite"));
            netsuite.faults(List.of(Map.of("operation", "job-upsert", "fault", "http:503", "count", 10_000)));
            win(simulators);
            try (ProductProcess first = runner("first", "Under A ", simulators, database)) {
                Facts.await(() -> deals(ledger).stream().anyMatch(KilledBeforeAnUpdateIT::isAtItsErpProject)
                        ? Optional.of(true)
                        : Optional.empty());
                first.kill();
            }
            try (ProductProcess second = runner("second", "Under B ", simulators, database)) {
                netsuite.clearFaults();
                win(simulators);
                awaitDone(ledger, second);
            }
            assertThat(netsuite.records("job"))
                    .extracting(job -> String.valueOf(job.get("comments")).split("C-")[0])
                    .filteredOn(comment -> comment.startsWith("Under"))
                    .containsExactlyInAnyOrder("Under A ", "Under B ");
        }
    }

    private static void win(Simulators simulators) {
        new SimulatorControl(simulators.url("salesforce"))
                .post("/_simulator/win", Map.of("count", 1, "regions", List.of("fr")));
    }

    private static void awaitDone(Ledger ledger, ProductProcess runner) {
        for (int patience = 0; patience < 6; patience++) {
            try {
                Facts.await(() -> isDone(ledger) ? Optional.of(true) : Optional.empty());
                return;
            } catch (AssertionError notYet) {
                assertThat(patience)
                        .as(() -> runner.output() + timelines(ledger))
                        .isLessThan(5);
            }
        }
    }

    private static boolean isDone(Ledger ledger) {
        List<TransactionHistory> deals = deals(ledger);
        return deals.size() == 2
                && deals.stream().allMatch(deal -> deal.transaction().state() == TransactionState.COMPLETED);
    }

    private static List<TransactionHistory> deals(Ledger ledger) {
        return ledger.recent(100).stream()
                .filter(one -> one.transaction().workflow().equals("opportunity-to-project"))
                .toList();
    }

    private static String timelines(Ledger ledger) {
        return ledger.recent(20).stream().map(Timeline::of).collect(Collectors.joining("\n"));
    }

    private static boolean isAtItsErpProject(TransactionHistory deal) {
        return deal.steps().stream().anyMatch(step -> step.id().equals("erp-project"));
    }

    private ProductProcess runner(String name, String comment, Simulators simulators, LedgerSettings database)
            throws IOException {
        Path directory = folder.resolve(name);
        Path file = directory.resolve(MAPPING);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Files.readString(MAPPING).replace("\"Contract \"", "\"" + comment + "\""));
        ProductProcess runner = ProductProcess.startIn(
                directory,
                Map.of(
                        "THROUGHLINE_LEDGER_USER", database.user(),
                        "THROUGHLINE_LEDGER_PASSWORD", database.password().get()),
                "run",
                "--profile",
                "simulators",
                "--data",
                directory.resolve("data").toString(),
                "--ledger",
                database.url(),
                "--lease",
                "8",
                "--call-timeout",
                "3",
                "--system",
                "salesforce=" + simulators.url("salesforce"),
                "--system",
                "netsuite=" + simulators.url("netsuite"),
                "--system",
                "kantata=" + simulators.url("kantata"));
        runner.awaitLine("ready");
        return runner;
    }
}
