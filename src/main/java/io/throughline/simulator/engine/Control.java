package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The calls below {@code /_simulator}: they need no credentials, are never faulted, and steer the laboratory. */
final class Control {

    static final String ROOT = "/_simulator/";

    private final Simulation simulation;
    private final List<Operation> calls = new ArrayList<>();

    Control(Simulation simulation) {
        this.simulation = simulation;
        calls.add(Operation.open("operations", "GET", ROOT + "operations", call -> Answer.ok(operations())));
        calls.add(Operation.open("faults", "GET", ROOT + "faults", call -> Answer.ok(faults().toJson())));
        calls.add(Operation.open("faults", "POST", ROOT + "faults", this::addFaults));
        calls.add(Operation.open("faults", "DELETE", ROOT + "faults", this::clearFaults));
        calls.add(Operation.open("knobs", "GET", ROOT + "knobs", call -> Answer.ok(knobs().toJson())));
        calls.add(Operation.open("knobs", "POST", ROOT + "knobs", this::setKnobs));
        calls.add(Operation.open("reset", "POST", ROOT + "reset", this::reset));
        calls.add(Operation.open("records", "GET", ROOT + "records/{type}", this::dump));
        calls.add(Operation.open("records", "POST", ROOT + "records/{type}", this::putRecords));
        simulation.vendor().controls().forEach(this::journalled);
    }

    private void journalled(Operation operation) {
        String name = "simulator:" + operation.name();
        calls.add(new Operation(
                operation.name(),
                operation.method(),
                operation.path(),
                true,
                call -> simulation.commit(call, name, Fault.NONE, () -> refusing(operation, call))));
    }

    private static Answer refusing(Operation operation, Call call) {
        try {
            return operation.work().apply(call);
        } catch (IllegalArgumentException e) {
            throw new Refusal(problem(400, e.getMessage()));
        }
    }

    void serve(Call call, HttpExchange exchange) throws IOException {
        if (call.method().equals("GET") && call.path().equals(ROOT + "journal")) {
            journal(call, exchange);
        } else {
            Exchanges.send(exchange, answer(call));
        }
    }

    private Answer answer(Call call) {
        try {
            return Routing.find(calls, call, call.path())
                    .map(operation -> operation.work().apply(call))
                    .orElseGet(() -> problem(404, "no control call " + call.method() + " " + call.path()));
        } catch (IllegalArgumentException | MalformedBodyException e) {
            return problem(400, e.getMessage());
        }
    }

    private static Answer problem(int status, String message) {
        return Answer.of(status, Json.object().put("error", message));
    }

    private void journal(Call call, HttpExchange exchange) throws IOException {
        long after = call.query("after").map(Long::parseLong).orElse(0L);
        long limit = call.query("limit").map(Long::parseLong).orElse(Long.MAX_VALUE);
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16);
                JournalReader lines = simulation.journal().read(after)) {
            JournalView.copy(lines, out, after, limit);
        }
    }

    private ArrayNode operations() {
        ArrayNode list = Json.array();
        for (Operation operation : simulation.vendor().operations()) {
            list.addObject()
                    .put("name", operation.name())
                    .put("method", operation.method())
                    .put("path", operation.path().text());
        }
        simulation.faults().sent().forEach(name -> list.addObject().put("name", name));
        return list;
    }

    private Answer addFaults(Call call) {
        faults().add(call.json(), simulation.vendor());
        return Answer.ok(faults().toJson());
    }

    private Answer clearFaults(Call call) {
        faults().clear();
        return Answer.noContent();
    }

    private Answer setKnobs(Call call) {
        knobs().set(call.jsonObject());
        return Answer.ok(knobs().toJson());
    }

    private Answer reset(Call call) {
        try {
            JsonNode seed = call.jsonObject().get("seed");
            simulation.reset(seed == null ? null : seed.longValue());
            return Answer.noContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer dump(Call call) {
        ArrayNode list = Json.array();
        synchronized (simulation.surroundings()) {
            simulation.surroundings().store().all(call.variable("type")).forEach(list::add);
        }
        return Answer.ok(list);
    }

    private Answer putRecords(Call call) {
        JsonNode body = call.json();
        String type = call.variable("type");
        return simulation.commit(call, "simulator:records", Fault.NONE, () -> {
            ArrayNode made = Json.array();
            for (JsonNode fields : body.isArray() ? body : Json.array().add(body)) {
                made.add(simulation.vendor().put(call, type, (ObjectNode) fields));
            }
            return Answer.ok(body.isArray() ? made : made.get(0));
        });
    }

    private Faults faults() {
        return simulation.faults();
    }

    private Knobs knobs() {
        return simulation.surroundings().knobs();
    }
}
