package io.throughline.simulator.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicsAccessTest {

    private DynamicsEnvironment environment;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        environment = new DynamicsEnvironment(folder);
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void aTokenIsRefusedInTheWordsOfEntra() {
        Reply secret = environment.client.form(DynamicsEnvironment.TOKEN, environment.form("&client_secret=other"));
        assertThat(secret.status()).isEqualTo(401);
        assertThat(secret.json().get("error").asText()).isEqualTo("invalid_client");
        assertThat(secret.json().at("/error_codes/0").asInt()).isEqualTo(7000215);
        assertThat(secret.json().fieldNames())
                .toIterable()
                .contains("error_description", "timestamp", "trace_id", "correlation_id");

        assertThat(code(environment.form("&client_id=unknown"))).isEqualTo(700016);
        assertThat(code(environment.form("&scope=" + environment.client.url()))).isEqualTo(1002012);
        assertThat(code(environment.form("&scope=https://other/.default"))).isEqualTo(500011);
        assertThat(code(environment.form("&grant_type=password"))).isEqualTo(70003);
        assertThat(environment
                        .client
                        .form("/other/oauth2/v2.0/token", environment.form(""))
                        .json()
                        .at("/error_codes/0")
                        .asInt())
                .isEqualTo(90002);
    }

    private int code(String form) {
        return environment
                .client
                .form(DynamicsEnvironment.TOKEN, form)
                .json()
                .at("/error_codes/0")
                .asInt();
    }

    @Test
    void aTrailingSlashGivesATokenForAnotherAudience() {
        String v1 = "/" + DynamicsCredentials.TENANT + "/oauth2/token";
        String form = environment.form("&resource=" + SimulatorClient.encode(environment.client.url()));
        environment.client.token(
                environment.client.form(v1, form).json().get("access_token").asText());
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(200);

        environment.client.token(environment
                .client
                .form(v1, form + "%2F")
                .json()
                .get("access_token")
                .asText());
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsByTimeByExpiryAndWithoutAMappedUser() {
        environment.clock.advance(Duration.ofSeconds(3601));
        Reply late = environment.client.get("/data/LegalEntities");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate")).startsWith("Bearer");

        environment.login();
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(200);
        environment.client.post("/_simulator/sessions/expire", "");
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(401);

        String form = environment.form("&client_id=" + DynamicsCredentials.UNMAPPED_CLIENT_ID);
        environment.client.token(environment
                .client
                .form(DynamicsEnvironment.TOKEN, form)
                .json()
                .get("access_token")
                .asText());
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(401);
    }

    @Test
    void serviceProtectionTellsWhenToComeBack() {
        environment.client.post(
                "/_simulator/knobs", "{\"requests\": 2, \"windowSeconds\": 60, \"retryAfterSeconds\": 7}");
        environment.client.get("/data/LegalEntities");
        environment.client.get("/data/LegalEntities");
        Reply third = environment.client.get("/data/LegalEntities");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After")).isEqualTo("7");

        environment.clock.advance(Duration.ofSeconds(61));
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(200);
        environment.client.post("/_simulator/faults", "[{\"fault\":\"quota\"}]");
        assertThat(environment.client.get("/data/LegalEntities").status()).isEqualTo(429);
    }

    @Test
    void theTruthOfAnErrorIsInsideAndASetMayHaveAnotherName() {
        Reply unknown = environment.client.get("/data/Customerz");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/error/code").asText()).isEmpty();
        assertThat(unknown.json().at("/error/message").asText()).isEqualTo("An error has occurred.");
        assertThat(DynamicsEnvironment.inner(unknown)).contains("No HTTP resource");
        Reply set = environment.client.send(
                "POST", "/_simulator/sets", "{\"ProjectContracts\":\"ProjContracts\"}", Map.of());
        assertThat(set.status()).isEqualTo(200);
        assertThat(environment.client.get("/data/ProjContracts").status()).isEqualTo(200);
        assertThat(environment.client.get("/data/ProjectContracts").status()).isEqualTo(404);
    }
}
