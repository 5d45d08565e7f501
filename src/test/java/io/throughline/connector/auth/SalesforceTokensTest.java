package io.throughline.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.RawServer;
import io.throughline.connector.RequestBody;
import io.throughline.connector.TestSystems;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import io.throughline.workflow.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceTokensTest {

    private static final String CLIENT = "{\"clientId\": \"app\", \"clientSecret\": \"" + TestSystems.CANARY + "\"}";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicInteger tokens = new AtomicInteger();
    private final RawServer instance = new RawServer(this::data);
    private final RawServer login = new RawServer(this::token);
    private volatile String good = "token-1";
    private volatile String instanceUrl = instance.url();

    @AfterEach
    void close() {
        login.close();
        instance.close();
    }

    private void token(RawServer.Request request, Socket socket) throws IOException {
        String token = "token-" + tokens.incrementAndGet();
        RawServer.send(
                socket,
                200,
                Json.write(Map.of("access_token", token, "instance_url", instanceUrl, "token_type", "Bearer")));
    }

    private void data(RawServer.Request request, Socket socket) throws IOException {
        boolean accepted = request.header("Authorization").equals("Bearer " + good);
        RawServer.send(
                socket,
                accepted ? 200 : 401,
                accepted ? "{}" : "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"x\"}]");
    }

    @Test
    void dataCallsGoToTheInstanceThatTheTokenNames() {
        send(client(CLIENT));
        assertThat(login.requests()).hasSize(1).first().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/services/oauth2/token");
            assertThat(request.body()).contains("grant_type=client_credentials", "client_id=app");
        });
        assertThat(instance.requests()).hasSize(1).first().satisfies(request -> {
            assertThat(request.header("Authorization")).isEqualTo("Bearer token-1");
            assertThat(request.header("Sforce-Call-Options")).isEqualTo("client=throughline");
        });
    }

    @Test
    void tokenIsKeptAndRenewedOnceWhenRefused() {
        VendorClient client = client(CLIENT);
        send(client);
        send(client);
        assertThat(tokens).hasValue(1);
        good = "token-2";
        send(client);
        assertThat(tokens).hasValue(2);
        assertThat(instance.requests()).hasSize(4);
    }

    @Test
    void refusedAgainAfterRenewalPausesWithoutALoop() {
        good = "none";
        CallException refused = failure(client(CLIENT));
        assertThat(refused).returns(true, CallException::pause).returns(Outcome.NOT_APPLIED, CallException::outcome);
        assertThat(instance.requests()).hasSize(2);
    }

    @Test
    void manyCallersFetchOneToken() throws Exception {
        VendorClient client = client(CLIENT);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(new Thread(() -> send(client)));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(instance.requests()).hasSize(8);
        assertThat(tokens).hasValue(1);
    }

    @Test
    void refusedCredentialPausesAndShowsNoSecret() {
        login.script(RawServer.always(
                400, "{\"error\":\"invalid_client\",\"error_description\":\"" + TestSystems.CANARY + "\"}"));
        CallException refused = failure(client(CLIENT));
        assertThat(refused.pause()).isTrue();
        assertThat(refused.text()).contains("CON-3002", "invalid_client").doesNotContain(TestSystems.CANARY);
        assertThat(instance.requests()).isEmpty();
    }

    @Test
    void brokenTokenEndpointIsNotApplied() {
        login.script(RawServer.always(503, ""));
        CallException down = failure(client(CLIENT));
        assertThat(down).returns(Outcome.NOT_APPLIED, CallException::outcome).returns(false, CallException::pause);
        assertThat(instance.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://u@127.0.0.1:1",
                "ftp://127.0.0.1",
                "http://127.0.0.1:1/x",
                "no url"
            })
    @DisplayName("S-40 a token is not sent to a host that is not the vendor's")
    void s40TokenIsNotSentElsewhere(String url) {
        instanceUrl = url;
        CallException refused = failure(client(CLIENT));
        assertThat(refused.pause()).isTrue();
        assertThat(refused.text()).contains("CON-4002");
    }

    @Test
    void signsTheBearerAssertionWithRs256() throws Exception {
        TestKeys.Pair keys = TestKeys.rsa();
        send(client(Json.write(Map.of("clientId", "app", "username", "robot@firm.example", "privateKey", keys.pem()))));
        String assertion = TestKeys.field(login.requests().get(0).body(), "assertion");
        assertThat(keys.verifies("SHA256withRSA", assertion)).isTrue();
        assertThat(TestKeys.header(assertion)).containsEntry("alg", "RS256");
        assertThat(TestKeys.claims(assertion))
                .containsEntry("iss", "app")
                .containsEntry("sub", "robot@firm.example")
                .containsEntry("aud", login.url())
                .containsEntry("exp", (int) NOW.getEpochSecond() + 180);
    }

    @Test
    void badKeyPausesAndIsNotShown() {
        String credentials = Json.write(Map.of("clientId", "a", "username", "b", "privateKey", TestSystems.CANARY));
        CallException bad = failure(client(credentials));
        assertThat(bad.pause()).isTrue();
        assertThat(bad.text()).contains("privateKey", "PKCS #8").doesNotContain(TestSystems.CANARY);
        assertThat(login.requests()).isEmpty();
    }

    private VendorClient client(String credentials) {
        SystemConfig system = TestSystems.system("salesforce", login.url(), credentials);
        return new VendorClient(TestSystems.of(system), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void send(VendorClient client) {
        client.send("salesforce", write(), CallObserver.NONE);
    }

    private static CallException failure(VendorClient client) {
        return catchThrowableOfType(CallException.class, () -> client.send("salesforce", write(), CallObserver.NONE));
    }

    private static VendorRequest write() {
        return VendorRequest.of("PATCH", "/services/data/v67.0/sobjects/Account/1", RequestBody.json(Map.of("a", 1)));
    }
}
