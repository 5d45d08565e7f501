package io.throughline.intake.webhook;

import java.time.Duration;

/**
 * What the sender is told: a status and nothing that helps a guesser.
 *
 * @param status 202, 401, 404, 413, 415, 429 or 503
 * @param retryAfter with 429 and 503, else null
 * @param eventId with 202: the event that was stored, now or at its first delivery; else null
 */
public record WebhookAnswer(int status, Duration retryAfter, String eventId) {

    static final WebhookAnswer NOT_SIGNED = new WebhookAnswer(401, null, null);
    static final WebhookAnswer UNKNOWN_SYSTEM = new WebhookAnswer(404, null, null);
    static final WebhookAnswer TOO_LARGE = new WebhookAnswer(413, null, null);
    static final WebhookAnswer NOT_JSON = new WebhookAnswer(415, null, null);
    static final WebhookAnswer TOO_MANY = new WebhookAnswer(429, Duration.ofSeconds(1), null);
    static final WebhookAnswer BUSY = new WebhookAnswer(503, Duration.ofSeconds(1), null);
    static final WebhookAnswer NOT_STORED = new WebhookAnswer(503, Duration.ofSeconds(10), null);

    static WebhookAnswer stored(String eventId) {
        return new WebhookAnswer(202, null, eventId);
    }
}
