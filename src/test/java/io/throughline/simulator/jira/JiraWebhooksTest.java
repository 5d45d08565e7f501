package io.throughline.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.simulator.engine.Signatures;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JiraWebhooksTest {

    private record Received(String identifier, String retry, String signature, byte[] body) {}

    @Test
    void anAdministratorsWebhookIsSignedAndComesAgainWithTheSameIdentifier(@TempDir Path folder) throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("X-Atlassian-Webhook-Identifier"),
                    headers.getFirst("X-Atlassian-Webhook-Retry"),
                    headers.getFirst("X-Hub-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(received.size() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        try (Simulators simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, new SettableClock(), Set.of(SimulatedSystem.JIRA)))) {
            SimulatorClient client = new SimulatorClient(simulators.url("jira"));
            post(client, "/rest/webhooks/1.0/webhook", """
                    {"name": "ours", "url": "http://127.0.0.1:%d/", "events": ["jira:issue_created"], "secret": "s3cret"}""".formatted(
                            receiver.getAddress().getPort()));
            post(client, "/rest/api/3/project", """
                    {"key": "DEMO", "name": "Demo", "projectTypeKey": "software", "leadAccountId": "%s"}""".formatted(Site.INTEGRATION_USER));
            post(
                    client,
                    "/rest/api/3/issue",
                    "{\"fields\": {\"project\": {\"key\": \"DEMO\"}, \"issuetype\": {\"name\": \"Task\"}, \"summary\": \"One\"}}");

            Received first = received.poll(10, TimeUnit.SECONDS);
            Received again = received.poll(10, TimeUnit.SECONDS);

            byte[] hmac = Signatures.hmac("s3cret".getBytes(StandardCharsets.UTF_8), first.body());
            assertThat(first.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(hmac));
            assertThat(first.retry()).isNull();
            assertThat(again.retry()).isEqualTo("1");
            assertThat(again.identifier()).isEqualTo(first.identifier());
            assertThat(new String(first.body(), StandardCharsets.UTF_8))
                    .contains("\"webhookEvent\":\"jira:issue_created\"", "\"key\":\"DEMO-1\"");
        } finally {
            receiver.stop(0);
        }
    }

    private static void post(SimulatorClient client, String path, String body) {
        String pair = JiraCredentials.EMAIL + ":" + JiraCredentials.API_TOKEN;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        SimulatorClient.Reply reply = client.send("POST", path, body, Map.of("Authorization", "Basic " + basic));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
    }
}
