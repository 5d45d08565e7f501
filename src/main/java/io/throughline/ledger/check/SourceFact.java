package io.throughline.ledger.check;

import java.time.Instant;

/**
 * Something that happened at a source and must have come in.
 *
 * @param source the system
 * @param objectType such as {@code opportunity}
 * @param objectId its id there
 * @param feed the feed that offers it, or null if only its acknowledgement is known
 * @param changedAt when it changed, in the order of the feed, or null without a feed
 */
public record SourceFact(String source, String objectType, String objectId, String feed, Instant changedAt) {

    /** A fact whose sender was told that it came in (2xx). */
    public static SourceFact acknowledged(String source, String objectType, String objectId) {
        return new SourceFact(source, objectType, objectId, null, null);
    }
}
