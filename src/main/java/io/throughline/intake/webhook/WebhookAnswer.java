package io.throughline.intake.webhook;

import java.time.Duration;

/**
 * What the sender is told: a status and nothing that helps a guesser.
 *
 * @param status 200, 202, 401, 404, 413, 415, 429 or 503
 * @param retryAfter with 429 and 503, else null
 * @param eventId with 202: the event that was stored, now or at its first delivery; null for a hint and else
 * @param challenge with 200: what the sender wants to hear back; else null
 */
public record WebhookAnswer(int status, Duration retryAfter, String eventId, String challenge) {

    static final WebhookAnswer HINTED = new WebhookAnswer(202, null, null);

    static final WebhookAnswer NOT_SIGNED = new WebhookAnswer(401, null, null);
    static final WebhookAnswer UNKNOWN_SYSTEM = new WebhookAnswer(404, null, null);
    static final WebhookAnswer TOO_LARGE = new WebhookAnswer(413, null, null);
    static final WebhookAnswer NOT_JSON = new WebhookAnswer(415, null, null);
    static final WebhookAnswer TOO_MANY = new WebhookAnswer(429, Duration.ofSeconds(1), null);
    static final WebhookAnswer BUSY = new WebhookAnswer(503, Duration.ofSeconds(1), null);
    static final WebhookAnswer NOT_STORED = new WebhookAnswer(503, Duration.ofSeconds(10), null);

    private WebhookAnswer(int status, Duration retryAfter, String eventId) {
        this(status, retryAfter, eventId, null);
    }

    static WebhookAnswer echoing(String challenge) {
        return new WebhookAnswer(200, null, null, challenge);
    }

    static WebhookAnswer stored(String eventId) {
        return new WebhookAnswer(202, null, eventId);
    }
}
