package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A running simulated environment with a caller who has a token. */
final class DynamicsEnvironment implements AutoCloseable {

    static final String TOKEN = "/" + DynamicsCredentials.TENANT + "/oauth2/v2.0/token";

    final SettableClock clock = new SettableClock();
    final SimulatorClient client;
    private final Simulators simulators;

    DynamicsEnvironment(Path folder) throws IOException {
        simulators = Simulators.start(new SimulatorOptions(0, folder, 1, clock, Set.of(SimulatedSystem.DYNAMICS365)));
        client = new SimulatorClient(simulators.url("dynamics365"));
        login();
    }

    void login() {
        client.token(client.form(TOKEN, form("")).json().get("access_token").asText());
    }

    /** The form of a good request; a later field replaces an earlier one. */
    String form(String more) {
        return "grant_type=client_credentials&client_id=" + DynamicsCredentials.CLIENT_ID + "&client_secret="
                + DynamicsCredentials.CLIENT_SECRET + "&scope=" + SimulatorClient.encode(client.url() + "/.default")
                + more;
    }

    Reply create(String set, String body) {
        return client.post("/data/" + set, body);
    }

    /** A customer of a company; its number. */
    String customer(String company, String name) {
        return create("CustomersV3", """
                        {"dataAreaId":"%s","OrganizationName":"%s","CustomerGroupId":"SERVICES","SalesCurrencyCode":"EUR"}""".formatted(company, name))
                .json()
                .get("CustomerAccount")
                .asText();
    }

    /** A contract of a new customer; its number. */
    String contract(String company) {
        return create(
                        "ProjectContracts",
                        "{\"dataAreaId\":\"%s\",\"Name\":\"C\",\"CustomerAccount\":\"%s\",\"SalesCurrency\":\"EUR\"}"
                                .formatted(company, customer(company, "Of a contract")))
                .json()
                .get("ProjectContractID")
                .asText();
    }

    JsonNode list(String set, String filter) {
        return query(set, Map.of("$filter", filter, "cross-company", "true"))
                .json()
                .path("value");
    }

    Reply query(String set, Map<String, String> options) {
        StringBuilder query = new StringBuilder();
        options.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(SimulatorClient.encode(value)));
        return client.get("/data/" + set + query);
    }

    static String inner(Reply reply) {
        return reply.json().at("/error/innererror/message").asText();
    }

    @Override
    public void close() {
        simulators.close();
    }
}
