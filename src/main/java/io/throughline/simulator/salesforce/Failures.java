package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Refusal;
import java.util.List;
import java.util.Map;

/** Salesforce's error bodies: a JSON array of message, errorCode and perhaps fields. */
final class Failures {

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "JSON_PARSER_ERROR"),
            Map.entry(401, "INVALID_SESSION_ID"),
            Map.entry(403, "REQUEST_LIMIT_EXCEEDED"),
            Map.entry(404, "NOT_FOUND"),
            Map.entry(405, "METHOD_NOT_ALLOWED"),
            Map.entry(410, "UNSUPPORTED_API_VERSION"),
            Map.entry(412, "PRECONDITION_FAILED"),
            Map.entry(414, "URI_TOO_LONG"),
            Map.entry(415, "UNSUPPORTED_MEDIA_TYPE"),
            Map.entry(500, "UNKNOWN_EXCEPTION"),
            Map.entry(503, "SERVER_UNAVAILABLE"));

    private Failures() {}

    static Refusal refusal(int status, String code, String message, String... fields) {
        return new Refusal(Answer.of(status, body(code, message, fields)));
    }

    static Refusal notFound() {
        return refusal(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static Answer forStatus(int status, String detail) {
        String code = CODES.getOrDefault(status, status < 500 ? "UNKNOWN_REQUEST" : "UNKNOWN_EXCEPTION");
        return Answer.of(status, body(code, detail));
    }

    private static ArrayNode body(String code, String message, String... fields) {
        ArrayNode list = Json.array();
        ObjectNode error = list.addObject().put("message", message).put("errorCode", code);
        if (fields.length > 0) {
            error.set("fields", Json.of(List.of(fields)));
        }
        return list;
    }
}
