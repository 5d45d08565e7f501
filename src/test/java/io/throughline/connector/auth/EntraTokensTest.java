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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntraTokensTest {

    private final RawServer server = new RawServer((request, socket) -> RawServer.send(
            socket,
            200,
            request.target().contains("/oauth2/")
                    ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"t\"}"
                    : "{}"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksTheTenantForTheEnvironmentWithoutASlashAndSeesEveryCompany() {
        send(Map.of("tenant", "firm.example", "clientId", "app", "clientSecret", "s"));
        RawServer.Request token = server.requests().get(0);
        assertThat(token.target()).isEqualTo("/firm.example/oauth2/v2.0/token");
        assertThat(TestKeys.field(token.body(), "scope")).isEqualTo(server.url() + "/.default");
        assertThat(TestKeys.field(token.body(), "grant_type")).isEqualTo("client_credentials");
        RawServer.Request call = server.requests().get(1);
        assertThat(call.target()).isEqualTo("/data/LegalEntities?cross-company=true");
        assertThat(call.header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aTenantThatLeadsElsewhereGetsNoSecret() {
        CallException refused = catchThrowableOfType(
                CallException.class, () -> send(Map.of("tenant", "x/../y", "clientId", "app", "clientSecret", "s")));
        assertThat(refused.text()).startsWith("CON-3001").contains("tenant");
        assertThat(server.requests()).isEmpty();
    }

    private void send(Map<String, Object> credentials) {
        VendorClient client = new VendorClient(
                TestSystems.of(TestSystems.system("dynamics365", server.url(), Json.write(credentials))),
                Clock.systemUTC());
        client.send("dynamics365", VendorRequest.get("/data/LegalEntities"), CallObserver.NONE);
    }
}
