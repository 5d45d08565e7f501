package io.throughline.simulator.salesforce;

import static io.throughline.simulator.salesforce.SalesforceOrg.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SignedAssertion;
import io.throughline.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesforceSessionsTest {

    private static final String TOKEN = "/services/oauth2/token";

    private SalesforceOrg org;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        org = new SalesforceOrg(folder, 7);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void aLoginTellsWhereAndWho() {
        JsonNode answer =
                org.client.form(TOKEN, SalesforceOrg.clientCredentials()).json();

        assertThat(answer.get("instance_url").asText()).isEqualTo(org.client.url());
        assertThat(answer.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.get("issued_at").isTextual()).isTrue();
        assertThat(answer.get("id").asText()).matches(".*/id/00D[A-Za-z0-9]{15}/005[A-Za-z0-9]{15}");
    }

    @Test
    void aWrongSecretIsRefusedWith400() {
        Reply refused = org.client.form(TOKEN, SalesforceOrg.clientCredentials() + "x");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void aSignedAssertionLogsIn() {
        assertThat(assertion(claims(SalesforceCredentials.CLIENT_ID, 120)).status())
                .isEqualTo(200);
    }

    @Test
    void anExpiredOrForeignOrChangedAssertionIsRefused() {
        String good = signed(claims(SalesforceCredentials.CLIENT_ID, 120));

        assertThat(assertion(claims(SalesforceCredentials.CLIENT_ID, -1)).status())
                .isEqualTo(400);
        assertThat(assertion(claims(SalesforceCredentials.CLIENT_ID, 3600)).status())
                .isEqualTo(400);
        assertThat(assertion(claims("somebody", 120)).status()).isEqualTo(400);
        assertThat(bearer(good.substring(0, good.length() - 8) + "AAAAAAAA").status())
                .isEqualTo(400);
    }

    @Test
    void anExpiredSessionAnswers401AndALoginMendsIt() {
        org.client.post("/_simulator/sessions/expire", "");

        SalesforceRecordsTest.assertError(org.client.get(DATA + "/limits"), 401, "INVALID_SESSION_ID");

        org.login();
        assertThat(org.client.get(DATA + "/limits").status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterItsLife() {
        org.clock.advance(Duration.ofHours(3));

        SalesforceRecordsTest.assertError(org.client.get(DATA + "/limits"), 401, "INVALID_SESSION_ID");
    }

    @Test
    void anExhaustedAllocationAnswers403AndEachAnswerTellsTheUsage() {
        org.client.post("/_simulator/knobs", "{\"dailyApiRequests\":1}");

        Reply last = org.client.get(DATA + "/limits");
        Reply refused = org.client.get(DATA + "/limits");

        assertThat(last.header("Sforce-Limit-Info")).isEqualTo("api-usage=1/1");
        SalesforceRecordsTest.assertError(refused, 403, "REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void retiredVersionsAreGoneAndFutureOnesUnknown() {
        SalesforceRecordsTest.assertError(
                org.client.get("/services/data/v20.0/limits"), 410, "UNSUPPORTED_API_VERSION");
        SalesforceRecordsTest.assertError(org.client.get("/services/data/v99.0/limits"), 404, "NOT_FOUND");
        assertThat(org.client.get("/services/data").json()).hasSizeGreaterThan(30);
    }

    @Test
    void changesTellWhoseSessionMadeThem() {
        String mine = org.client
                .get("/services/oauth2/userinfo")
                .json()
                .get("user_id")
                .asText();
        String id = org.create("Account", "{\"Name\":\"A\"}");
        org.client.token("");
        String form = "grant_type=client_credentials&client_id=" + SalesforceCredentials.SALES_CLIENT_ID
                + "&client_secret=" + SalesforceCredentials.SALES_CLIENT_SECRET;
        org.client.token(org.client.form(TOKEN, form).json().get("access_token").asText());

        org.client.patch(DATA + "/sobjects/Account/" + id, "{\"Phone\":\"1\"}");

        JsonNode account = org.read("Account", id);
        assertThat(account.get("CreatedById").asText()).isEqualTo(mine);
        assertThat(account.get("LastModifiedById").asText()).isNotEqualTo(mine).startsWith("005");
    }

    private Reply assertion(String claims) {
        return bearer(signed(claims));
    }

    private Reply bearer(String assertion) {
        return org.client.form(TOKEN, "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + assertion);
    }

    private static String signed(String claims) {
        return SignedAssertion.of("RS256", "key", SalesforceCredentials.JWT_PRIVATE_KEY, claims);
    }

    private String claims(String issuer, long seconds) {
        return "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"https://login.salesforce.com\",\"exp\":%d}"
                .formatted(
                        issuer,
                        SalesforceCredentials.USERNAME,
                        org.clock.instant().getEpochSecond() + seconds);
    }
}
