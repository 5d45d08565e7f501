package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.connector.vendor.Vendors;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.workflow.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the simulated org: both grants, paging, quota, sessions that end, answers that are lost. */
class SalesforceSimulatorTest {

    private static final String DATA = "/services/data/v62.0";
    private static final String SECRET = Json.write(Map.of(
            "clientId", SimulatorCredentials.SALESFORCE_CLIENT_ID,
            "clientSecret", SimulatorCredentials.SALESFORCE_CLIENT_SECRET));
    private static final String SIGNED = Json.write(Map.of(
            "clientId", SimulatorCredentials.SALESFORCE_CLIENT_ID,
            "username", SimulatorCredentials.SALESFORCE_USERNAME,
            "privateKey", SimulatorCredentials.SALESFORCE_JWT_PRIVATE_KEY));

    @TempDir
    private Path folder;

    private Simulators simulators;
    private VendorClient client;

    @BeforeEach
    void start() throws IOException {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.SALESFORCE)));
        client = client(SECRET);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void logsInByBothGrants() {
        assertThat(client(SECRET)
                        .send("salesforce", query("SELECT Id FROM Account"), CallObserver.NONE)
                        .status())
                .isEqualTo(200);
        assertThat(client(SIGNED)
                        .send("salesforce", query("SELECT Id FROM Account"), CallObserver.NONE)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongSecretPauses() {
        String wrong = Json.write(Map.of("clientId", SimulatorCredentials.SALESFORCE_CLIENT_ID, "clientSecret", "no"));
        CallException refused = failure(client(wrong), query("SELECT Id FROM Account"));
        assertThat(refused).returns(true, CallException::pause).returns("CON-3002", CallException::code);
    }

    @Test
    void readsMoreThanOnePage() {
        for (int batch = 0; batch < 2; batch++) {
            client.send("salesforce", accounts(200), CallObserver.NONE);
        }
        AtomicInteger pages = new AtomicInteger();
        CallObserver counting = new CallObserver() {
            @Override
            public void answered(VendorAnswer answer) {
                pages.incrementAndGet();
            }
        };
        VendorRequest small = query("SELECT Id FROM Account WHERE Name LIKE 'Client %' ORDER BY Id")
                .withHeaders(Map.of("Sforce-Query-Options", "batchSize=200"));
        List<Object> all =
                client.readAll("salesforce", small, Vendors.named("salesforce").paging(), counting);
        assertThat(all).hasSize(400).extracting(one -> Json.textAt(one, "Id")).doesNotHaveDuplicates();
        assertThat(pages).hasValue(2);
    }

    private static VendorRequest accounts(int count) {
        List<Object> records = IntStream.range(0, count)
                .<Object>mapToObj(i -> Map.of("attributes", Map.of("type", "Account"), "Name", "Client " + i))
                .toList();
        return VendorRequest.of(
                "POST", DATA + "/composite/sobjects", RequestBody.json(Map.of("allOrNone", true, "records", records)));
    }

    @Test
    void quotaIsNoMatterOfCredentials() {
        client.send("salesforce", query("SELECT Id FROM Account"), CallObserver.NONE);
        control("knobs", Map.of("dailyApiRequests", 1));
        CallException over = failure(client, account("A"));
        assertThat(over)
                .returns(Outcome.NOT_APPLIED, CallException::outcome)
                .returns(false, CallException::pause)
                .returns("REQUEST_LIMIT_EXCEEDED", CallException::vendorCode);
        assertThat(over.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void refusalNamesTheFieldAndNotTheData() {
        CallException refused = failure(
                client, VendorRequest.of("POST", DATA + "/sobjects/Account", RequestBody.json(Map.of("Nmae", "Jane"))));
        assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refused.text()).contains("HTTP 400").doesNotContain("Jane");
    }

    @ParameterizedTest
    @CsvSource({
        "lose-answer, after-commit, UNKNOWN, 1",
        "http:503, after-commit, UNKNOWN, 1",
        "http:503, before-commit, UNKNOWN, 0",
        "refuse, before-commit, UNKNOWN, 0",
        "http:429, before-commit, UNKNOWN, 0",
        "http:403, before-commit, NOT_APPLIED, 0",
        "http:400, before-commit, REJECTED, 0",
    })
    @DisplayName("R-08, R-09 what the client says never claims less than what happened")
    void r08OutcomeNeverClaimsLessThanWhatHappened(String fault, String when, Outcome outcome, int made) {
        control(
                "faults",
                List.of(Map.of("operation", "record-create", "nth", 1, "count", 1, "fault", fault, "when", when)));
        assertThat(failure(client, account("Once")).outcome()).isEqualTo(outcome);
        assertThat(client.readAll(
                        "salesforce",
                        query("SELECT Id FROM Account WHERE Name = 'Once'"),
                        Vendors.named("salesforce").paging(),
                        CallObserver.NONE))
                .hasSize(made);
    }

    @Test
    void sessionThatEndsIsRenewedWithoutASecondWrite() {
        client.send("salesforce", account("First"), CallObserver.NONE);
        control("sessions/expire", Map.of());
        client.send("salesforce", account("Second"), CallObserver.NONE);
        assertThat(client.readAll(
                        "salesforce",
                        query("SELECT Id FROM Account WHERE Name = 'Second'"),
                        Vendors.named("salesforce").paging(),
                        CallObserver.NONE))
                .hasSize(1);
    }

    private VendorClient client(String credentials) {
        return new VendorClient(
                TestSystems.of(TestSystems.system("salesforce", simulators.url("salesforce"), credentials)),
                Clock.systemUTC());
    }

    private static VendorRequest account(String name) {
        return VendorRequest.of("POST", DATA + "/sobjects/Account", RequestBody.json(Map.of("Name", name)));
    }

    private static VendorRequest query(String soql) {
        return VendorRequest.get(DATA + "/query").withQuery(Map.of("q", soql));
    }

    private static CallException failure(VendorClient client, VendorRequest request) {
        return catchThrowableOfType(CallException.class, () -> client.send("salesforce", request, CallObserver.NONE));
    }

    private void control(String what, Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulators.url("salesforce") + "/_simulator/" + what))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
