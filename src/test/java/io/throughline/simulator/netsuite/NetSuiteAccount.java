package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SignedAssertion;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A running simulated account with a logged-in caller. */
final class NetSuiteAccount implements AutoCloseable {

    static final String RECORD = "/services/rest/record/v1/";
    private static final String TOKEN = "/services/rest/auth/oauth2/v1/token";

    final SettableClock clock = new SettableClock();
    final SimulatorClient client;
    private final Simulators simulators;

    NetSuiteAccount(Path folder) throws IOException {
        simulators = Simulators.start(new SimulatorOptions(0, folder, 1, clock, Set.of(SimulatedSystem.NETSUITE)));
        client = new SimulatorClient(simulators.url("netsuite"));
        client.token(token("ES256", claims(300)).json().get("access_token").asText());
    }

    Reply token(String algorithm, String claims) {
        boolean ec = algorithm.startsWith("ES");
        String assertion = SignedAssertion.of(
                algorithm,
                ec ? NetSuiteCredentials.EC_CERTIFICATE_ID : NetSuiteCredentials.RSA_CERTIFICATE_ID,
                ec ? NetSuiteCredentials.EC_PRIVATE_KEY : NetSuiteCredentials.RSA_PRIVATE_KEY,
                claims);
        return token(assertion);
    }

    Reply token(String assertion) {
        return client.form(
                TOKEN,
                "grant_type=client_credentials"
                        + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                        + "&client_assertion=" + assertion);
    }

    String claims(long seconds) {
        return "{\"iss\":\"%s\",\"scope\":\"rest_webservices\",\"aud\":\"%s\",\"exp\":%d}"
                .formatted(
                        NetSuiteCredentials.CLIENT_ID,
                        client.url() + TOKEN,
                        clock.instant().getEpochSecond() + seconds);
    }

    Reply customer(String key) {
        return client.put(
                RECORD + "customer/eid:" + key,
                "{\"companyName\":\"%s\",\"subsidiary\":{\"externalId\":\"us01\"}}".formatted(key));
    }

    JsonNode read(String path) {
        return client.get(RECORD + path).json();
    }

    Reply suiteql(String statement) {
        return client.send(
                "POST",
                "/services/rest/query/v1/suiteql",
                "{\"q\":\"" + statement + "\"}",
                Map.of("Prefer", "transient"));
    }

    @Override
    public void close() {
        simulators.close();
    }
}
