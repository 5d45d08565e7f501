package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A running monday.com simulator and what a test asks of it. */
final class MondayAccount implements AutoCloseable {

    static final String TEMPLATE = "5000012004";

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock();
    final SimulatorClient client;
    private final Simulators simulators;
    private String token = MondayCredentials.TOKEN;
    private String version;

    MondayAccount(Path folder) {
        try {
            simulators = Simulators.start(new SimulatorOptions(0, folder, 1, clock, Set.of(SimulatedSystem.MONDAY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = new SimulatorClient(simulators.url("monday"));
    }

    void token(String other) {
        this.token = other;
    }

    void version(String other) {
        this.version = other;
    }

    /** Sends a query with variables given as name, value, name, value. */
    Reply ask(String query, Object... variables) {
        try {
            return askOrFail(query, variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply askOrFail(String query, Object... variables) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        ObjectNode given = body.putObject("variables");
        for (int i = 0; i < variables.length; i += 2) {
            given.set((String) variables[i], JSON.valueToTree(variables[i + 1]));
        }
        Map<String, String> headers = version == null
                ? Map.of("Authorization", token)
                : Map.of("Authorization", token, "API-Version", version);
        return client.call("POST", "/v2", body.toString(), headers);
    }

    /** The data of an answer that must hold no error. */
    JsonNode data(String query, Object... variables) {
        Reply reply = ask(query, variables);
        if (reply.status() != 200 || reply.json().has("errors")) {
            throw new AssertionError(reply.raw().body());
        }
        return reply.json().get("data");
    }

    /** A board made from a template. */
    String board(String name) {
        return data(
                        "mutation ($name: String!, $template: ID) { create_board(board_name: $name, board_kind: public, template_id: $template) { id } }",
                        "name",
                        name,
                        "template",
                        TEMPLATE)
                .at("/create_board/id")
                .asText();
    }

    Reply createItem(String board, String name, String values) {
        return ask(
                "mutation ($board: ID!, $name: String!, $values: JSON) { create_item(board_id: $board, item_name: $name, column_values: $values) { id } }",
                "board",
                board,
                "name",
                name,
                "values",
                values);
    }

    String item(String board, String name, String values) {
        Reply reply = createItem(board, name, values);
        if (reply.json().has("errors")) {
            throw new AssertionError(reply.raw().body());
        }
        return reply.json().at("/data/create_item/id").asText();
    }

    void fault(String json) {
        Reply reply = client.post("/_simulator/faults", json);
        if (reply.status() != 200) {
            throw new AssertionError(reply.raw().body());
        }
    }

    void knob(String name, long value) {
        client.post("/_simulator/knobs", "{\"" + name + "\": " + value + "}");
    }

    @Override
    public void close() {
        simulators.close();
    }
}
