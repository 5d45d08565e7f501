package io.throughline.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.List;

/** A stand-in of the ticketing system, on the engine of the simulators: queues of tickets with a reference that its clients may give. */
final class TicketingSystem implements Vendor {

    static final String TOKEN = "public-tickets-token";

    private static final String TICKETS = "tickets";

    private final Surroundings surroundings;

    TicketingSystem(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ticket-list", "GET", "/api/tickets", this::list),
                Operation.of("ticket-create", "POST", "/api/tickets", this::create));
    }

    private Answer list(Call call) {
        String reference = call.query("reference").orElse("");
        int page = Integer.parseInt(call.query("page").orElse("1"));
        int size = Integer.parseInt(call.query("per_page").orElse("20"));
        List<ObjectNode> found = surroundings.store().all(TICKETS).stream()
                .filter(ticket -> reference.isEmpty()
                        || reference.equals(ticket.path("reference").asText()))
                .skip((page - 1L) * size)
                .limit(size)
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode tickets = answer.putArray(TICKETS);
        found.forEach(tickets::add);
        return Answer.ok(answer);
    }

    private Answer create(Call call) {
        ObjectNode ticket = call.jsonObject();
        if (Json.blank(ticket, "title") || Json.blank(ticket, "queue")) {
            throw new Refusal(error(422, "missing", "title and queue are needed"));
        }
        call.marker(Json.text(ticket, "reference"));
        return Answer.of(201, put(call, TICKETS, ticket));
    }

    @Override
    public ObjectNode put(Call call, String type, ObjectNode fields) {
        String id = Long.toString(800 + surroundings.store().next(TICKETS));
        ObjectNode ticket = fields.deepCopy().put("id", Long.parseLong(id));
        surroundings.store().put(TICKETS, id, ticket);
        call.effect(Effect.Kind.CREATED, TICKETS, id);
        return ticket;
    }

    @Override
    public void admit(Call call, Operation operation) {
        if (!("Bearer " + TOKEN).equals(call.header("Authorization"))) {
            throw new Refusal(error(401, "unauthorized", "the token is not known"));
        }
    }

    @Override
    public Answer failure(int status, String detail) {
        return error(status, "failed", detail);
    }

    private static Answer error(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Answer.of(status, body);
    }

    @Override
    public void seed() {
        // a fresh system is empty
    }
}
