package io.throughline.intake.webhook;

import java.time.Duration;

/**
 * What the edge bears before it does any work (S-04).
 *
 * @param body largest body in bytes
 * @param perSecond messages that one address may send in a second, on average
 * @param burst messages that one address may send at once
 * @param concurrent messages handled at once
 * @param read longest time that a sender may take for its body
 */
public record WebhookLimits(int body, int perSecond, int burst, int concurrent, Duration read) {

    /** The shipped limits. */
    public static final WebhookLimits DEFAULT = new WebhookLimits(1024 * 1024, 50, 200, 32, Duration.ofSeconds(10));
}
