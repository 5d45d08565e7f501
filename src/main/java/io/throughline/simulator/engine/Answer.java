package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the HTTP status
 * @param headers headers beside the content type, in order
 * @param body a JSON body, or text where the content type names no JSON; null for none
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    private static final String TYPE = "Content-Type";

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

    /** Any status with a body that is no JSON, such as XML. */
    public static Answer text(int status, String contentType, String text) {
        return of(status, TextNode.valueOf(text)).with(TYPE, contentType);
    }

    /** The body as it goes out; empty without one. */
    byte[] bytes() {
        if (body == null) {
            return new byte[0];
        }
        boolean json = headers.getOrDefault(TYPE, "json").contains("json");
        return json ? Json.bytes(body) : body.asText().getBytes(StandardCharsets.UTF_8);
    }

    /** The same answer with one header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
