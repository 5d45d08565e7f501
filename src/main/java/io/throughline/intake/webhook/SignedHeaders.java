package io.throughline.intake.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The only headers of a webhook that are read (S-11).
 *
 * @param id of the message, the same for every repeat of it
 * @param sentAt when this attempt was signed, in seconds
 * @param signatures one or several, divided by blanks, each {@code <version>,<base64>}
 */
record SignedHeaders(String id, Instant sentAt, String signatures) {

    /** No dot: the signed text is {@code id.timestamp.body}, and a dot in the id would let one signature fit two messages. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:+/=-]{1,128}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int LONGEST_SIGNATURES = 2048;

    /** Reads them; empty if one is missing or malformed. */
    static Optional<SignedHeaders> of(String id, String timestamp, String signatures) {
        boolean formed = id != null
                && ID.matcher(id).matches()
                && timestamp != null
                && SECONDS.matcher(timestamp).matches()
                && signatures != null
                && signatures.length() <= LONGEST_SIGNATURES;
        return formed
                ? Optional.of(new SignedHeaders(id, Instant.ofEpochSecond(Long.parseLong(timestamp)), signatures))
                : Optional.empty();
    }

    /** What is signed before the body. */
    byte[] head() {
        return (id + '.' + sentAt.getEpochSecond() + '.').getBytes(StandardCharsets.US_ASCII);
    }
}
