package io.throughline.intake.webhook;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.intake.trigger.IdStyle;
import io.throughline.intake.trigger.SourceVersion;
import io.throughline.intake.trigger.UnreadableRecordException;
import java.time.Instant;
import java.util.Map;

/**
 * What intake reads of a message, {@code {type, timestamp, data: {id}}}, and nothing more: the rest is neither believed nor parsed here.
 *
 * @param type of the message, null if it says none
 * @param occurredAt when it happened, or when it was sent if it does not say
 * @param id of the record
 */
record Envelope(String type, Instant occurredAt, String id) {

    private static final int LONGEST_TYPE = 120;

    /**
     * Reads the envelope.
     *
     * @throws UnreadableRecordException if the body is no JSON within the limits, or names no record
     */
    static Envelope read(byte[] body, Instant sentAt, IdStyle style) {
        Map<String, Object> message = parse(body);
        Map<String, Object> data = Json.isObject(message.get("data")) ? Json.asObject(message.get("data")) : Map.of();
        return new Envelope(type(message.get("type")), occurredAt(message, sentAt), style.read(data.get("id")));
    }

    private static Map<String, Object> parse(byte[] body) {
        try {
            Object value = Json.read(body, body.length);
            return Json.isObject(value) ? Json.asObject(value) : Map.of();
        } catch (JsonException e) {
            throw new UnreadableRecordException("its body is no JSON within the limits");
        }
    }

    private static String type(Object type) {
        return type instanceof String text && text.length() <= LONGEST_TYPE ? text : null;
    }

    private static Instant occurredAt(Map<String, Object> message, Instant sentAt) {
        try {
            return SourceVersion.read(message.get("timestamp")).at();
        } catch (UnreadableRecordException e) {
            return sentAt;
        }
    }
}
