package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Refusal;

/** Answers that refuse a whole request. */
final class Failures {

    private Failures() {}

    static Refusal refusal(int status, String code, String message) {
        return new Refusal(answer(status, code, message));
    }

    static Answer answer(int status, String code, String message) {
        return Answer.of(status, body(status, code, message));
    }

    /** Nobody is told who asks without a token. */
    static Refusal notAuthenticated() {
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("message", "Not Authenticated");
        return new Refusal(Answer.of(401, body));
    }

    /** Too much, too often: 429 with the seconds to wait, in body and header. */
    static Answer tooMuch(String code, String message, long seconds) {
        ObjectNode body = body(429, code, message);
        ((ObjectNode) body.at("/errors/0/extensions")).put("retry_in_seconds", seconds);
        return Answer.of(429, body).with("Retry-After", String.valueOf(seconds));
    }

    /** The older dialect: HTTP 200 and the error at the top of the body. */
    static Answer tooMuchAsBefore(String message) {
        ObjectNode body = Json.object()
                .put("error_code", "ComplexityException")
                .put("status_code", 429)
                .put("error_message", message)
                .put("account_id", Account.ID);
        body.putArray("errors");
        return Answer.ok(body);
    }

    private static ObjectNode body(int status, String code, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putArray("errors").addObject().put("message", message);
        error.putObject("extensions").put("code", code).put("status_code", status);
        return body.put("account_id", Account.ID);
    }
}
