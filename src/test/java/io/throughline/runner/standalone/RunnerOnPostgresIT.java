package io.throughline.runner.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.config.Layers;
import io.throughline.firm.SimulatorControl;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.home.DataFolder;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as {@code run --ledger jdbc:postgresql:…} starts it. */
class RunnerOnPostgresIT {

    @TempDir
    private Path temporary;

    @Test
    void finishesADealAndTellsItThroughTheInternalApi() throws Exception {
        LedgerSettings database = PostgresServer.shared().newDatabase();
        LedgerSource source = LedgerSource.at(database.url(), environment(database));
        DataFolder folder = DataFolder.at(temporary.resolve("data"));
        try (Simulators simulators = Simulators.start(SimulatorOptions.all(0, temporary, Clock.systemUTC()));
                StandaloneRunner runner = StandaloneRunner.start(settings(folder, source, simulators))) {
            new SimulatorControl(simulators.url("salesforce"))
                    .post("/_simulator/win", Map.of("count", 1, "regions", List.of("fr")));
            LedgerAccess access = new LedgerAccess(folder, source);

            assertThat(new IdleWait(access, Instant.now()).within(Duration.ofSeconds(60)))
                    .isTrue();

            assertThat(access.ask(transactions -> transactions.recent(10)).toString())
                    .contains("state=COMPLETED", "region=fr");
            assertThat(folder.hasLedger()).isFalse();
        }
    }

    @Test
    void saysThatTheDatabaseCannotBeOpenedWithoutTellingThePassword() {
        LedgerSource source = LedgerSource.at(
                "jdbc:postgresql://127.0.0.1:1/nothing",
                Map.of("THROUGHLINE_LEDGER_USER", "app", "THROUGHLINE_LEDGER_PASSWORD", "canary"));

        assertThatThrownBy(source::open)
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("LED-2001")
                .hasMessageNotContaining("canary");
    }

    private static Map<String, String> environment(LedgerSettings database) {
        return Map.of(
                "THROUGHLINE_LEDGER_USER", database.user(),
                "THROUGHLINE_LEDGER_PASSWORD", database.password().get());
    }

    private static RunnerSettings settings(DataFolder folder, LedgerSource source, Simulators simulators) {
        return new RunnerSettings(
                folder,
                source,
                Layers.over(),
                SimulatorAccounts.replacing(simulators.urls()),
                SimulatorAccounts.environment(Map.of()),
                0,
                new RunnerSettings.Edges(true, true, Duration.ofSeconds(1)),
                2);
    }
}
