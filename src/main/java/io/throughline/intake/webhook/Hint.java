package io.throughline.intake.webhook;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import java.util.Map;

/**
 * What is read of a vendor's message, and nothing more.
 *
 * @param id of the message, the same for every repeat; null if it says none
 * @param type in the vendor's words; null if it says none
 * @param challenge to be echoed; null unless the message is nothing but that
 */
record Hint(String id, String type, String challenge) {

    private static final int LONGEST = 200;

    /** Reads it; of a body that is no JSON nothing is known, and it is a hint all the same. */
    static Hint of(HintStyle style, WebhookRequest request, byte[] body) {
        Map<String, Object> message = message(body);
        if (style == HintStyle.JIRA) {
            return new Hint(
                    shortened(request.headers().get("x-atlassian-webhook-identifier")),
                    text(message.get("webhookEvent")),
                    null);
        }
        Map<String, Object> event =
                Json.isObject(message.get("event")) ? Json.asObject(message.get("event")) : Map.of();
        String challenge = message.size() == 1 ? text(message.get("challenge")) : null;
        return new Hint(text(event.get("triggerUuid")), text(event.get("type")), challenge);
    }

    private static Map<String, Object> message(byte[] body) {
        try {
            Object value = Json.read(body, body.length);
            return Json.isObject(value) ? Json.asObject(value) : Map.of();
        } catch (JsonException e) {
            return Map.of();
        }
    }

    private static String text(Object value) {
        return value instanceof String text ? shortened(text) : null;
    }

    private static String shortened(String text) {
        return text == null || text.isEmpty() || text.length() > LONGEST ? null : text;
    }
}
