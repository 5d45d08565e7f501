package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A running simulated org with a logged-in caller. */
final class SalesforceOrg implements AutoCloseable {

    static final String DATA = "/services/data/v62.0";

    final SettableClock clock = new SettableClock();
    final SimulatorClient client;
    private final Simulators simulators;

    SalesforceOrg(Path folder, long seed) throws IOException {
        simulators = Simulators.start(new SimulatorOptions(0, folder, seed, clock, Set.of(SimulatedSystem.SALESFORCE)));
        client = new SimulatorClient(simulators.url("salesforce"));
        login();
    }

    void login() {
        client.token("");
        client.token(client.form("/services/oauth2/token", clientCredentials())
                .json()
                .get("access_token")
                .asText());
    }

    static String clientCredentials() {
        return "grant_type=client_credentials&client_id=" + SalesforceCredentials.CLIENT_ID + "&client_secret="
                + SalesforceCredentials.CLIENT_SECRET;
    }

    SimulatorClient.Reply query(String soql) {
        return client.get(DATA + "/query?q=" + SimulatorClient.encode(soql));
    }

    JsonNode first(String soql) {
        return query(soql).json().get("records").get(0);
    }

    String create(String type, String body) {
        return client.post(DATA + "/sobjects/" + type, body).json().get("id").asText();
    }

    JsonNode read(String type, String id) {
        return client.get(DATA + "/sobjects/" + type + "/" + id).json();
    }

    @Override
    public void close() {
        simulators.close();
    }
}
