package io.throughline.camel.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A place in a list that is ordered by time of change, then id. Immutable.
 *
 * @param changedAt change of the last record
 * @param afterId id of the last record while the list goes on; empty once it was read to its end
 */
record FeedPosition(Instant changedAt, Optional<String> afterId) {

    /** Always with milliseconds, so that text order is time order. */
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Reads what {@link #text} wrote; empty if it is none, for then nobody knows where it was. */
    static Optional<FeedPosition> parse(String text) {
        String[] parts = text.split("_", 2);
        try {
            return Optional.of(new FeedPosition(
                    Instant.parse(parts[0]), parts.length == 2 ? Optional.of(parts[1]) : Optional.empty()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time as queries write it. */
    String time() {
        return FORM.format(changedAt);
    }

    /** The form that the taker keeps. */
    String text() {
        return time() + afterId.map(id -> "_" + id).orElse("");
    }

    /** Where the next read begins: a list that was read to its end is looked at again for what was committed late. */
    FeedPosition begin(Duration overlap) {
        return afterId.isPresent() ? this : new FeedPosition(changedAt.minus(overlap), Optional.empty());
    }
}
