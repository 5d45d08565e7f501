package io.throughline.intake.webhook;

import java.io.InputStream;

/**
 * A message as it arrives; every text may be null or hostile.
 *
 * @param system last part of the path
 * @param address where it came from, for the rate limit
 * @param contentType media type
 * @param contentLength as announced, -1 if not
 * @param id header {@code webhook-id}
 * @param timestamp header {@code webhook-timestamp}
 * @param signature header {@code webhook-signature}
 * @param body not yet read
 */
public record WebhookRequest(
        String system,
        String address,
        String contentType,
        long contentLength,
        String id,
        String timestamp,
        String signature,
        InputStream body) {}
