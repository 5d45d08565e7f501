package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Refusal;

/** Collects what is wrong with the fields of a request; Jira tells all of it at once, with 400. */
final class Complaints {

    private final ObjectNode errors = Json.object();

    void add(String field, String message) {
        errors.put(field, message);
    }

    boolean any() {
        return !errors.isEmpty();
    }

    void throwIfAny() {
        if (any()) {
            throw new Refusal(Answer.of(400, body()));
        }
    }

    /** {@code {errorMessages: [], errors: {field: message}}}. */
    ObjectNode body() {
        ObjectNode body = Json.object();
        body.putArray("errorMessages");
        body.set("errors", errors.deepCopy());
        return body;
    }

    static Refusal of(String field, String message) {
        Complaints complaints = new Complaints();
        complaints.add(field, message);
        return new Refusal(Answer.of(400, complaints.body()));
    }

    static Refusal badRequest(String message) {
        return new Refusal(forStatus(400, message));
    }

    static Refusal notFound(String message) {
        return new Refusal(forStatus(404, message));
    }

    static Answer forStatus(int status, String message) {
        ObjectNode body = Json.object();
        body.putArray("errorMessages").add(message);
        body.putObject("errors");
        return Answer.of(status, body);
    }
}
