package io.throughline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.throughline.intake.trigger.Deals;
import io.throughline.intake.webhook.Signing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shipped route in Camel's servlet in Jetty, as a runner mounts it. */
class WebhookRouteTest {

    private static final String BODY = "{\"type\":\"opportunity.won\",\"data\":{\"id\":\"" + Deals.ID + "\"}}";

    private final MemoryLedger ledger = new MemoryLedger();
    private final DefaultCamelContext context = IntakeContext.with(ledger, Clock.systemUTC());
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private URI url;

    @BeforeEach
    void start() throws Exception {
        org.eclipse.jetty.server.ServerConnector connector = new org.eclipse.jetty.server.ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder("CamelServlet", new CamelHttpTransportServlet()), "/*");
        server.setHandler(handler);
        server.start();
        IntakeContext.load(context, "webhook");
        context.start();
        url = URI.create("http://127.0.0.1:" + ((NetworkConnector) server.getConnectors()[0]).getLocalPort()
                + "/intake/salesforce");
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        server.stop();
    }

    @Test
    @DisplayName("G1 S-11 a signed message is stored and answered 202, and no header of the request comes back")
    void storesAndAnswers() throws Exception {
        HttpResponse<String> answer = send(signed("msg_1", BODY)
                .header("x-secret", "mine")
                .header("CamelHttpResponseCode", "200")
                .header("CamelServletContextPath", "/x")
                .header("Long-Running-Action", "http://x"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"event\":\"event webhook:salesforce:msg_1\"}");
        assertThat(answer.headers().map().keySet())
                .allSatisfy(name -> assertThat(name.toLowerCase(java.util.Locale.ROOT))
                        .isIn("content-type", "content-length", "transfer-encoding", "server", "date"));
        assertThat(ledger.keys()).containsExactly("webhook:salesforce:msg_1");
        assertThat(send(signed("msg_1", BODY)).statusCode()).isEqualTo(202);
        assertThat(ledger.started()).hasSize(1);
    }

    @Test
    @DisplayName("S-01 the signature is over the bytes as they came, whatever they are")
    void s01RawBytes() throws Exception {
        String body = BODY.replace("}}", "  ,\"name\":\"Müller & Söhne \\u00e9\"}}") + "\r\n";
        assertThat(send(signed("msg_1", body)).statusCode()).isEqualTo(202);
        assertThat(ledger.events().get(0).raw()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("S-04 refusals say a status and nothing else")
    void s04Refusals() throws Exception {
        HttpResponse<String> unsigned = send(request(url, BODY));
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(unsigned.body()).isEmpty();
        assertThat(send(request(url.resolve("/intake/nobody"), BODY)).statusCode())
                .isEqualTo(404);
        assertThat(send(request(url.resolve("/intake/salesforce/more"), BODY)).statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(url)
                                .header("content-type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(BODY)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(request(url, "x".repeat(1024 * 1024 + 1))).statusCode()).isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(url).GET()).statusCode()).isEqualTo(405);
        ledger.failNext(1);
        HttpResponse<String> away = send(signed("msg_1", BODY));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("10");
        assertThat(ledger.events()).isEmpty();
    }

    @Test
    @DisplayName("S-03 the route does not start with a short secret")
    void s03StartFails() throws Exception {
        DefaultCamelContext other = IntakeContext.with(ledger, Clock.systemUTC(), "whsec_c2hvcnQ=");
        IntakeContext.load(other, "webhook");
        assertThatThrownBy(other::start).rootCause().hasMessageContaining("WHK-1001");
        other.stop();
    }

    @Test
    void theExampleOfTheDocumentationWorks() throws Exception {
        assumeThat(Path.of("/usr/bin/openssl")).exists();
        assumeThat(Path.of("/usr/bin/curl")).exists();
        Matcher example =
                Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("docs/intake.md")));
        assertThat(example.find()).isTrue();
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", example.group(1)).redirectErrorStream(true);
        shell.environment().put("THROUGHLINE_WEBHOOK_SALESFORCE", Signing.SECRET);
        shell.environment().put("URL", url.toString());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).startsWith("HTTP/1.1 202");
        assertThat(ledger.events())
                .singleElement()
                .satisfies(event -> assertThat(event.objectId()).isEqualTo("006000000000001AAA"));
    }

    private HttpRequest.Builder signed(String id, String body) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return request(url, body)
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(now))
                .header(
                        "webhook-signature",
                        Signing.sign(Signing.SECRET, id, now, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpRequest.Builder request(URI to, String body) {
        return HttpRequest.newBuilder(to)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
