package io.throughline.runner.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.firm.SimulatorControl;
import io.throughline.intake.trigger.Deals;
import io.throughline.intake.webhook.Signing;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.home.DataFolder;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
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

            boolean idle = new IdleWait(access, Instant.now()).within(Duration.ofSeconds(60));
            assertThat(idle)
                    .as(() -> runner.ledger().workload() + " " + runner.ledger().recent(10))
                    .isTrue();

            assertThat(access.ask(transactions -> transactions.recent(10)).toString())
                    .contains("state=COMPLETED", "region=fr");
            assertThat(folder.hasLedger()).isFalse();
        }
    }

    @Test
    @DisplayName(
            "R-04 while the database only reads, senders get 503 and the runner is alive and not ready; it goes on by itself")
    void r04AReadOnlyDatabaseIsToldToSendersAndToHealthChecks() throws Exception {
        LedgerSettings database = PostgresServer.shared().newDatabase();
        String name = database.url().replaceAll(".*/|\\?.*", "");
        DataFolder folder = DataFolder.at(temporary.resolve("data"));
        LedgerSource source = LedgerSource.at(database.url(), environment(database));
        try (Simulators simulators = Simulators.start(SimulatorOptions.all(0, temporary, Clock.systemUTC()));
                StandaloneRunner runner = StandaloneRunner.start(settings(folder, source, simulators))) {
            readOnly(name, true);
            awaitStatus(runner, "/health/ready", 503);
            assertThat(status(runner, "/health")).isEqualTo(200);
            assertThat(sent(runner)).isEqualTo(503);
            assertThat(runner.ledger().recent(10)).isEmpty();

            readOnly(name, false);
            awaitStatus(runner, "/health/ready", 200);
            assertThat(sent(runner)).isEqualTo(202);
            assertThat(runner.ledger().recent(10)).hasSize(1);
        }
    }

    /** For the sessions that begin from now on; the old ones are ended. */
    private static void readOnly(String database, boolean on) {
        PostgresServer.shared()
                .execute("alter database %s set default_transaction_read_only = %s".formatted(database, on));
        PostgresServer.shared()
                .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                        .formatted(database));
    }

    private static void awaitStatus(StandaloneRunner runner, String path, int status) {
        Facts.await(() -> status(runner, path) == status ? Optional.of(true) : Optional.empty());
    }

    private static int status(StandaloneRunner runner, String path) {
        return statusOf(HttpRequest.newBuilder(runner.url().resolve(path)).build());
    }

    private static int sent(StandaloneRunner runner) {
        byte[] body = Json.write(Map.of("type", "opportunity.won", "data", Map.of("id", Deals.ID)))
                .getBytes(StandardCharsets.UTF_8);
        long now = Instant.now().getEpochSecond();
        return statusOf(HttpRequest.newBuilder(runner.url().resolve("/intake/salesforce"))
                .header("content-type", "application/json")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", Signing.sign(SimulatorAccounts.WEBHOOK_SECRET, "msg_1", now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static int statusOf(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
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
