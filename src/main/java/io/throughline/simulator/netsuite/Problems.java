package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Refusal;
import java.util.Map;

/** NetSuite's error bodies: a problem document with {@code o:errorDetails}. */
final class Problems {

    private static final String RFC = "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.";
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(415, "Unsupported Media Type"),
            // the vendor's documented title for 429
            Map.entry(429, "Bad Request"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));
    private static final Map<Integer, String> CODES = Map.of(
            400, "INVALID_REQUEST",
            401, "INVALID_LOGIN",
            403, "INSUFFICIENT_PERMISSION",
            404, "NONEXISTENT_ID",
            405, "INVALID_REQUEST",
            429, "CONCURRENCY_LIMIT_EXCEEDED");

    private Problems() {}

    /** A wrong value in the body, at a path such as {@code item.items[0].rate}. */
    static Refusal content(String path, String detail) {
        return refusal(400, "o:errorPath", path, "INVALID_CONTENT", detail);
    }

    /** A business rule that the body breaks. */
    static Refusal user(String path, String detail) {
        return refusal(400, "o:errorPath", path, "USER_ERROR", "Error while accessing a resource. " + detail);
    }

    /** A wrong query parameter. */
    static Refusal parameter(String name, String detail) {
        return refusal(400, "o:errorQueryParam", name, "INVALID_PARAMETER", detail);
    }

    /** A wrong or missing header. */
    static Refusal header(String name, String detail) {
        return refusal(400, "o:errorHeader", name, "INVALID_HEADER", detail);
    }

    /** A record that is not there. */
    static Refusal missing(String path) {
        return refusal(
                404,
                "o:errorUrlPath",
                path,
                "NONEXISTENT_ID",
                "The record instance does not exist. Provide a valid record instance ID.");
    }

    static Refusal login() {
        Answer answer = body(
                401,
                null,
                null,
                "INVALID_LOGIN",
                "Invalid login attempt. For more details, see the Login" + " Audit Trail in the NetSuite UI.");
        return new Refusal(answer.with("WWW-Authenticate", "Bearer realm=\"NetSuite\", error=\"invalid_token\""));
    }

    static Answer concurrency() {
        Answer answer = forStatus(429, "Concurrent request limit exceeded. Request blocked.");
        ((ObjectNode) answer.body()).put("o:errorCode", "CONCURRENCY_LIMIT_EXCEEDED");
        return answer;
    }

    static Answer forStatus(int status, String detail) {
        return body(status, null, null, CODES.getOrDefault(status, "UNEXPECTED_ERROR"), detail);
    }

    private static Refusal refusal(int status, String where, String path, String code, String detail) {
        return new Refusal(body(status, where, path, code, detail));
    }

    private static Answer body(int status, String where, String path, String code, String detail) {
        String section = status < 500 ? "5." + (status - 399) : "6." + (status - 499);
        ObjectNode problem = Json.object()
                .put("type", RFC + section)
                .put("title", TITLES.getOrDefault(status, "Error"))
                .put("status", status);
        ObjectNode one = problem.putArray("o:errorDetails").addObject().put("detail", detail);
        if (where != null && path != null) {
            one.put(where, path);
        }
        one.put("o:errorCode", code);
        return Answer.of(status, problem).with("Content-Type", "application/vnd.oracle.resource+json; type=error");
    }
}
