package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the HTTP status
 * @param headers headers beside the content type, in order
 * @param body a JSON body, or null for none
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with a JSON body. */
    public static Answer ok(JsonNode body) {
        return of(200, body);
    }

    /** Any status with a JSON body. */
    public static Answer of(int status, JsonNode body) {
        return new Answer(status, Map.of(), body);
    }

    /** 204 without a body. */
    public static Answer noContent() {
        return new Answer(204, Map.of(), null);
    }

    /** The same answer with one header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
