package io.throughline.intake.webhook;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;

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
 * @param headers others that some vendors sign with, by name in lower case: {@link #VENDOR_HEADERS}
 */
public record WebhookRequest(
        String system,
        String address,
        String contentType,
        long contentLength,
        String id,
        String timestamp,
        String signature,
        InputStream body,
        Map<String, String> headers) {

    /** The only other headers that are read (S-11). */
    public static final Set<String> VENDOR_HEADERS =
            Set.of("authorization", "x-hub-signature", "x-atlassian-webhook-identifier");

    /** A message without headers of a vendor's own. */
    public WebhookRequest(
            String system,
            String address,
            String contentType,
            long contentLength,
            String id,
            String timestamp,
            String signature,
            InputStream body) {
        this(system, address, contentType, contentLength, id, timestamp, signature, body, Map.of());
    }
}
