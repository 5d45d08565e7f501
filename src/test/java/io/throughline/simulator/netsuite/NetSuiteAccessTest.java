package io.throughline.simulator.netsuite;

import static io.throughline.simulator.netsuite.NetSuiteAccount.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.simulator.SignedAssertion;
import io.throughline.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetSuiteAccessTest {

    private NetSuiteAccount account;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        account = new NetSuiteAccount(folder);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "PS256"})
    void aSignedAssertionBuysAToken(String algorithm) {
        Reply reply = account.token(algorithm, account.claims(300));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("expires_in").isTextual()).isTrue();
    }

    @Test
    void rs256IsRefused() {
        assertThat(account.token("RS256", account.claims(300)).status()).isEqualTo(401);
    }

    @Test
    void aSignatureOfOtherClaimsIsRefused() {
        String mine = SignedAssertion.of(
                "ES256",
                NetSuiteCredentials.EC_CERTIFICATE_ID,
                NetSuiteCredentials.EC_PRIVATE_KEY,
                account.claims(300));
        String others = SignedAssertion.of(
                "ES256",
                NetSuiteCredentials.EC_CERTIFICATE_ID,
                NetSuiteCredentials.EC_PRIVATE_KEY,
                account.claims(200));
        String forged = mine.substring(0, mine.lastIndexOf('.')) + others.substring(others.lastIndexOf('.'));

        assertThat(account.token(mine).status()).isEqualTo(200);
        assertThat(account.token(forged).status()).isEqualTo(401);
    }

    @Test
    void wrongClaimsAreRefused() {
        assertThat(account.token("ES256", account.claims(-1)).status()).isEqualTo(401);
        assertThat(account.token("ES256", account.claims(7200)).status()).isEqualTo(401);
        assertThat(account.token("ES256", account.claims(300).replace("/token", "/tokens"))
                        .status())
                .isEqualTo(401);
        assertThat(account.token("ES256", account.claims(300).replace("rest_webservices", "restlets"))
                        .status())
                .isEqualTo(401);
        assertThat(account.token("ES256", account.claims(300).replace("simulator-client", "other"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenEndsAfterAnHour() {
        account.clock.advance(Duration.ofMinutes(61));

        Reply refused = account.client.get(RECORD + "customer");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().at("/o:errorDetails/0/o:errorCode").asText()).isEqualTo("INVALID_LOGIN");
    }

    @Test
    void tokenBasedAuthenticationIsVerified() throws Exception {
        String path = RECORD + "customer?limit=10";

        assertThat(account.client
                        .send("GET", path, null, oauth(NetSuiteCredentials.TOKEN_SECRET))
                        .status())
                .isEqualTo(200);
        assertThat(account.client.send("GET", path, null, oauth("wrong")).status())
                .isEqualTo(401);
    }

    @Test
    void callsBeyondTheConcurrencyLimitAnswer429() {
        account.client.post("/_simulator/knobs", "{\"concurrency\":0}");

        Reply refused = account.client.get(RECORD + "customer");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("o:errorCode").asText()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
    }

    private Map<String, String> oauth(String tokenSecret) throws Exception {
        String stamp = String.valueOf(account.clock.instant().getEpochSecond());
        String sorted = "limit%3D10%26oauth_consumer_key%3D" + NetSuiteCredentials.CONSUMER_KEY
                + "%26oauth_nonce%3Dn%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D" + stamp
                + "%26oauth_token%3D" + NetSuiteCredentials.TOKEN_ID + "%26oauth_version%3D1.0";
        String url =
                (account.client.url() + RECORD + "customer").replace(":", "%3A").replace("/", "%2F");
        Mac mac = Mac.getInstance("HmacSHA256");
        String key = NetSuiteCredentials.CONSUMER_SECRET + "&" + tokenSecret;
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String signature = Base64.getEncoder()
                .encodeToString(mac.doFinal(("GET&" + url + "&" + sorted).getBytes(StandardCharsets.US_ASCII)));
        return Map.of(
                "Authorization",
                "OAuth realm=\"%s\", oauth_consumer_key=\"%s\", oauth_token=\"%s\", oauth_nonce=\"n\", oauth_timestamp=\"%s\", oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\", oauth_signature=\"%s\""
                        .formatted(
                                NetSuiteCredentials.ACCOUNT,
                                NetSuiteCredentials.CONSUMER_KEY,
                                NetSuiteCredentials.TOKEN_ID,
                                stamp,
                                signature
                                        .replace("+", "%2B")
                                        .replace("/", "%2F")
                                        .replace("=", "%3D")));
    }
}
