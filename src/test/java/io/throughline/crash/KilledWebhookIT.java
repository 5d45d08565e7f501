package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.firm.SimulatorControl;
import io.throughline.intake.webhook.Signing;
import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import io.throughline.testkit.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real HTTP edge of a runner that dies with a sender's message in its hands. */
class KilledWebhookIT {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LedgerSettings database = PostgresServer.shared().newDatabase();

    @Test
    @DisplayName(
            "R-01 a kill between the commit of a webhook's event and its answer: the sender repeats, and there is one transaction")
    void r01AKillBetweenCommitAndAnswerIsOneTransaction() throws Exception {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        int port = QuietPort.next();
        try (Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()));
                FaultProxy proxy = FaultProxy.before(server.getHost(), server.getPort());
                JdbcLedger ledger =
                        JdbcLedger.open(database, () -> UUID.randomUUID().toString())) {
            Deals deals = new Deals(simulators).win(1);
            HttpRequest message = message(simulators, port);
            String proxied = database.url().replace(server.getAuthority(), "127.0.0.1:" + proxy.port());
            AtomicBoolean killed = new AtomicBoolean();
            try (ProductProcess first = runner("first", port, proxied, simulators)) {
                answers(message.uri().resolve("/health"));
                proxy.watchAnswers(piece -> killOnceStored(ledger, first, killed));
                assertThat(answerTo(message)).as(first::output).isEmpty();
                assertThat(killed)
                        .as("killed with the answer to its commit on the way")
                        .isTrue();
            }
            List<TransactionRecord> stored = stored(ledger);
            assertThat(stored).hasSize(1);
            try (ProductProcess second = runner("second", port, database.url(), simulators)) {
                answers(message.uri().resolve("/health"));
                assertThat(answerTo(message)).as(second::output).contains(202);
                deals.comeToRest(ledger);
            }
            assertThat(stored(ledger))
                    .as("what the message started, once")
                    .filteredOn(one -> one.objectType().equals(stored.get(0).objectType()))
                    .extracting(TransactionRecord::id)
                    .containsExactly(stored.get(0).id());
            assertThat(stored(ledger))
                    .filteredOn(one -> one.workflow().equals("opportunity-to-project"))
                    .hasSize(1);
            deals.assertAllCompletedOnce(ledger);
        }
    }

    /** The answer to the commit passes here before the runner can know of it. */
    private static void killOnceStored(JdbcLedger ledger, ProductProcess runner, AtomicBoolean killed) {
        if (killed.get() || stored(ledger).isEmpty() || !killed.compareAndSet(false, true)) {
            return;
        }
        try {
            runner.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<TransactionRecord> stored(JdbcLedger ledger) {
        return ledger.recent(50).stream().map(history -> history.transaction()).toList();
    }

    private ProductProcess runner(String name, int port, String ledgerUrl, Simulators simulators) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--profile=simulators",
                "--no-feeds",
                "--port=" + port,
                "--lease=3",
                "--call-timeout=1",
                "--data=" + folder.resolve(name),
                "--ledger=" + ledgerUrl));
        simulators.urls().forEach((system, url) -> words.add("--system=" + system + "=" + url));
        return ProductProcess.startIn(
                folder,
                Map.of(
                        "THROUGHLINE_LEDGER_USER", database.user(),
                        "THROUGHLINE_LEDGER_PASSWORD", database.password().get()),
                words.toArray(String[]::new));
    }

    /** As the simulator of the CRM would send it. */
    private static HttpRequest message(Simulators simulators, int port) {
        Map<String, Object> deal = new SimulatorControl(simulators.url("salesforce"))
                .records("Opportunity").stream()
                        .filter(one -> Boolean.TRUE.equals(one.get("IsWon")))
                        .findFirst()
                        .orElseThrow();
        byte[] body = Json.write(Map.of("type", "opportunity.won", "data", Map.of("id", deal.get("Id"))))
                .getBytes(StandardCharsets.UTF_8);
        long now = Clock.systemUTC().instant().getEpochSecond();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/intake/salesforce".formatted(port)))
                .header("content-type", "application/json")
                .header("webhook-id", "msg_killed")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", Signing.sign(SimulatorAccounts.WEBHOOK_SECRET, "msg_killed", now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private void answers(URI health) {
        HttpRequest asked = HttpRequest.newBuilder(health).build();
        Facts.await(() -> answerTo(asked).filter(status -> status == 200));
    }

    /** The status; empty if there is no answer. */
    private Optional<Integer> answerTo(HttpRequest request) {
        try {
            return Optional.of(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
