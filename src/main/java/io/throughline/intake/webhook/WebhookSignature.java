package io.throughline.intake.webhook;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Verifies Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body}, raw bytes, before any parsing (S-01), inside a window of time
 * (S-02). Thread-safe.
 */
final class WebhookSignature {

    /** To both sides; the window of the specification's own library. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";

    private final Clock clock;

    WebhookSignature(Clock clock) {
        this.clock = clock;
    }

    /** Whether one of the signatures was made with one of the secrets, and just now. Unknown versions are passed over. */
    boolean isValid(SignedHeaders headers, byte[] body, List<WebhookSecret> secrets) {
        return isRecent(headers) && isSigned(headers, body, secrets);
    }

    private boolean isRecent(SignedHeaders headers) {
        return Duration.between(headers.sentAt(), clock.instant()).abs().compareTo(WINDOW) <= 0;
    }

    private static boolean isSigned(SignedHeaders headers, byte[] body, List<WebhookSecret> secrets) {
        List<byte[]> expected = secrets.stream()
                .map(secret -> secret.sign(headers.head(), body))
                .toList();
        boolean signed = false;
        for (String signature : headers.signatures().split(" ")) {
            Optional<byte[]> offered = offered(signature);
            for (byte[] right : expected) {
                // no early end: the time taken tells nothing about which one fits
                signed |= offered.isPresent() && MessageDigest.isEqual(right, offered.get());
            }
        }
        return signed;
    }

    private static Optional<byte[]> offered(String signature) {
        if (!signature.startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(signature.substring(VERSION.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
