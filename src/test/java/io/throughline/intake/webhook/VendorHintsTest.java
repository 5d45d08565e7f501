package io.throughline.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.throughline.config.CredentialSource;
import io.throughline.intake.MemoryLedger;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.simulator.jira.JiraCredentials;
import io.throughline.simulator.monday.MondayCredentials;
import io.throughline.testkit.Facts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The senders of the simulated vendors against our edge, over real HTTP. */
class VendorHintsTest {

    private static final String SECRET = "a-signing-secret-of-32-characters";

    @TempDir
    Path folder;

    private final Queue<String> hinted = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer edge;
    private WebhookGate gate;
    private volatile int refusals;

    @BeforeEach
    void open() throws IOException {
        edge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        edge.createContext("/intake/", this::take);
        edge.start();
        Map<String, HintSource> sources = Map.of(
                "jira",
                new HintSource(
                        "jira",
                        HintStyle.JIRA,
                        List.of(CredentialSource.known(SECRET)),
                        false,
                        null,
                        Set.of(),
                        List.of("jira-time-feed")),
                "monday",
                new HintSource(
                        "monday",
                        HintStyle.MONDAY,
                        List.of(CredentialSource.known(MondayCredentials.SIGNING_SECRET)),
                        false,
                        address("monday"),
                        Set.of("create_pulse"),
                        List.of("monday-time-feed")));
        gate = new WebhookGate(
                Map.of(),
                new HintGate(sources, this::hint, Clock.systemUTC()),
                new WebhookInbox(new MemoryLedger(), (type, region) -> List.of()),
                WebhookLimits.DEFAULT,
                Clock.systemUTC(),
                System::nanoTime);
    }

    @AfterEach
    void close() {
        edge.stop(0);
    }

    private String address(String system) {
        return "http://127.0.0.1:%d/intake/%s".formatted(edge.getAddress().getPort(), system);
    }

    private void hint(String feed) {
        if (refusals > 0) {
            refusals--;
            throw new io.throughline.ledger.LedgerUnavailableException("LED-2001 the ledger is away.", null);
        }
        hinted.add(feed);
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String name : WebhookRequest.VENDOR_HEADERS) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        WebhookAnswer answer = gate.handle(new WebhookRequest(
                exchange.getRequestURI().getPath().substring("/intake/".length()),
                "127.0.0.1",
                exchange.getRequestHeaders().getFirst("content-type"),
                -1,
                null,
                null,
                null,
                exchange.getRequestBody(),
                headers));
        byte[] body = answer.challenge() == null
                ? new byte[0]
                : ("{\"challenge\":\"" + answer.challenge() + "\"}").getBytes(StandardCharsets.UTF_8);
        answers.add(answer.status());
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Simulators simulators(SimulatedSystem system) throws IOException {
        return Simulators.start(new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(system)));
    }

    private int answered(int count) {
        return Facts.await(() -> answers.size() < count ? Optional.empty() : Optional.of(answers.size()));
    }

    @Test
    void jirasMessagesAreHintsWhetherTheyComeTwiceLateOrAgain() throws IOException {
        try (Simulators simulators = simulators(SimulatedSystem.JIRA)) {
            SimulatorClient site = new SimulatorClient(simulators.url("jira"));
            jira(site, "/rest/webhooks/1.0/webhook", """
                    {"name": "ours", "url": "%s", "events": ["jira:issue_created"], "secret": "%s"}""".formatted(address("jira"), SECRET));
            jira(site, "/rest/api/3/project", """
                    {"key": "DEMO", "name": "Demo", "projectTypeKey": "software",
                     "leadAccountId": "712020:00000000-0000-4000-8000-000000000001"}""");
            site.post("/_simulator/faults", """
                    [{"fault":"out-of-order","nth":1}, {"fault":"duplicate-event","nth":2}]""");
            refusals = 1;

            for (String summary : List.of("One", "Two", "Three")) {
                jira(site, "/rest/api/3/issue", """
                        {"fields": {"project": {"key": "DEMO"}, "issuetype": {"name": "Task"}, "summary": "%s"}}""".formatted(summary));
            }

            answered(5);
            assertThat(answers)
                    .as("the ledger was away once, and the message came again")
                    .contains(503);
            assertThat(Facts.await(() -> hinted.size() < 3 ? Optional.empty() : Optional.of(hinted.size())))
                    .as("one hint a message, whatever happened on the way")
                    .isEqualTo(3);
            assertThat(answers).doesNotContain(401);
        }
    }

    private static void jira(SimulatorClient site, String path, String body) {
        String pair = JiraCredentials.EMAIL + ":" + JiraCredentials.API_TOKEN;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        SimulatorClient.Reply reply = site.send("POST", path, body, Map.of("Authorization", "Basic " + basic));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
    }

    @Test
    void mondaysChallengeIsPassedAndItsSignedMessagesAreHintsWhileAPersonsUnsignedOnesAreRefused() throws IOException {
        try (Simulators simulators = simulators(SimulatedSystem.MONDAY)) {
            SimulatorClient account = new SimulatorClient(simulators.url("monday"));
            String board = "5000012003";
            String webhook = "mutation { create_webhook(board_id: %s, url: \\\"%s\\\", event: create_item) { id } }"
                    .formatted(board, address("monday"));
            monday(account, MondayCredentials.TOKEN, webhook);
            account.post("/_simulator/faults", """
                    [{"fault":"duplicate-event","nth":1}]""");
            String item = "mutation { create_item(board_id: %s, item_name: \\\"told\\\") { id } }".formatted(board);
            monday(account, MondayCredentials.TOKEN, item);

            answered(3);
            assertThat(answers).containsExactly(200, 202, 202);
            assertThat(hinted).containsExactly("monday-time-feed");

            monday(account, MondayCredentials.PERSONAL_TOKEN, webhook);
            monday(account, MondayCredentials.PERSONAL_TOKEN, item);
            answered(6);
            assertThat(answers).contains(401);
        }
    }

    private static void monday(SimulatorClient account, String token, String query) {
        SimulatorClient.Reply reply = account.send(
                "POST",
                "/v2",
                "{\"query\":\"" + query + "\"}",
                Map.of("Authorization", token, "Content-Type", "application/json"));
        assertThat(reply.raw().body()).doesNotContain("\"errors\"");
    }
}
