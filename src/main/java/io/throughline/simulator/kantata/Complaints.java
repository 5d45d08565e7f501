package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Refusal;

/** Collects what is wrong with a request; Kantata tells all of it at once, with 422. */
final class Complaints {

    private final ArrayNode errors = Json.array();

    void add(String field, String message) {
        errors.addObject().put("type", "validation").put("message", message).put("field", field);
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            ObjectNode body = Json.object();
            body.set("errors", errors);
            throw new Refusal(Answer.of(422, body));
        }
    }

    static Refusal notFound() {
        return new Refusal(forStatus(404, "Resource not found"));
    }

    static Refusal badRequest(String message) {
        return new Refusal(forStatus(400, message));
    }

    static Refusal unauthorized() {
        return new Refusal(error(401, "oauth", "Invalid OAuth 2 Request"));
    }

    static Answer forStatus(int status, String message) {
        return error(status, status == 422 ? "validation" : "system", message);
    }

    private static Answer error(int status, String type, String message) {
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("type", type).put("message", message);
        return Answer.of(status, body);
    }
}
