package io.throughline.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.RawServer;
import io.throughline.connector.TestSystems;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetSuiteTokensTest {

    private static final String TOKEN_PATH = "/services/rest/auth/oauth2/v1/token";

    private final MovingClock clock = new MovingClock();
    private final RawServer server = new RawServer((request, socket) -> RawServer.send(
            socket,
            200,
            request.target().equals(TOKEN_PATH)
                    ? "{\"access_token\":\"t\",\"expires_in\":\"3600\",\"token_type\":\"Bearer\"}"
                    : "{}"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void signsWithPs256() throws Exception {
        TestKeys.Pair keys = TestKeys.rsa();
        send(client(Map.of("clientId", "app", "certificateId", "cert-1", "privateKey", keys.pem())));
        String body = server.requests().get(0).body();
        String assertion = TestKeys.field(body, "client_assertion");
        assertThat(keys.verifies("RSASSA-PSS", assertion)).isTrue();
        assertThat(TestKeys.header(assertion))
                .containsEntry("alg", "PS256")
                .containsEntry("typ", "JWT")
                .containsEntry("kid", "cert-1");
        assertThat(TestKeys.claims(assertion))
                .containsEntry("iss", "app")
                .containsEntry("scope", "rest_webservices")
                .containsEntry("aud", server.url() + TOKEN_PATH);
        assertThat(TestKeys.field(body, "client_assertion_type"))
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    @Test
    void signsWithEs256() throws Exception {
        TestKeys.Pair keys = TestKeys.ec();
        send(client(Map.of("clientId", "app", "certificateId", "c", "privateKey", keys.pem(), "algorithm", "ES256")));
        String assertion = TestKeys.field(server.requests().get(0).body(), "client_assertion");
        assertThat(keys.verifies("SHA256withECDSAinP1363Format", assertion)).isTrue();
    }

    @Test
    void refusesOtherAlgorithmsAndForeignKeys() throws Exception {
        TestKeys.Pair keys = TestKeys.rsa();
        CallException rs256 = failure(client(
                Map.of("clientId", "app", "certificateId", "c", "privateKey", keys.pem(), "algorithm", "RS256")));
        assertThat(rs256.text()).contains("PS256 or ES256");
        CallException foreign = failure(client(
                Map.of("clientId", "app", "certificateId", "c", "privateKey", keys.pem(), "algorithm", "ES256")));
        assertThat(foreign.text()).contains("privateKey").doesNotContain("BEGIN PRIVATE KEY-----\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void renewsTheTokenBeforeItEnds() throws Exception {
        VendorClient client = client(Map.of(
                "clientId",
                "app",
                "certificateId",
                "c",
                "privateKey",
                TestKeys.rsa().pem()));
        send(client);
        clock.now = clock.now.plus(Duration.ofSeconds(3539));
        send(client);
        assertThat(server.requests("POST")).hasSize(1);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        send(client);
        assertThat(server.requests("POST")).hasSize(2);
    }

    private VendorClient client(Map<String, Object> credentials) {
        return new VendorClient(
                TestSystems.of(TestSystems.system("netsuite", server.url(), Json.write(credentials))), clock);
    }

    private static void send(VendorClient client) {
        client.send("netsuite", VendorRequest.get("/services/rest/record/v1/customer/1"), CallObserver.NONE);
    }

    private static CallException failure(VendorClient client) {
        return catchThrowableOfType(CallException.class, () -> send(client));
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
