package io.throughline.connector.issue;

import io.throughline.canonical.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a feed of changed issues is.
 *
 * @param at change of the last issue that was told
 * @param goingOn whether there was more when it was: then nothing before is looked at again
 * @param sweep whether a sweep goes on here
 */
record IssuePlace(Instant at, boolean goingOn, boolean sweep) {

    private static final String SWEEP = "sweep;";
    private static final String ON = ";on";

    /**
     * Where a feed operation was asked to read; empty if its position is none of ours, for then nobody knows where it was.
     *
     * @param feed {@code position}, {@code since}, {@code sweep}
     * @throws IllegalArgumentException if it says neither a position nor since when
     */
    static Optional<IssuePlace> of(Map<String, Object> feed) {
        boolean sweep = Boolean.TRUE.equals(feed.get("sweep"));
        String text = Json.textAt(feed, "position");
        if (text == null || sweep && !text.startsWith(SWEEP)) {
            // what changed in this very instant is told, too
            return Optional.of(new IssuePlace(since(feed).minusMillis(1), true, sweep));
        }
        String place = text.startsWith(SWEEP) ? text.substring(SWEEP.length()) : text;
        boolean goingOn = place.endsWith(ON);
        try {
            Instant at = Instant.parse(goingOn ? place.substring(0, place.length() - ON.length()) : place);
            return Optional.of(new IssuePlace(at, goingOn, sweep));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant since(Map<String, Object> feed) {
        try {
            return Instant.parse(String.valueOf(feed.get("since")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1204 a feed of issues was asked neither from a position nor from an instant 'since': nothing was read. Name one of them.",
                    e);
        }
    }

    /** Only what changed after this is read: a feed that was read to its end looks back for what became visible late. */
    Instant after(Duration overlap) {
        return goingOn ? at : at.minus(overlap);
    }

    /** The place after a page. */
    IssuePlace moved(Instant last, boolean more) {
        return new IssuePlace(last.isAfter(at) ? last : at, more, sweep);
    }

    /** The form that the taker keeps. */
    String text() {
        return (sweep ? SWEEP : "") + at + (goingOn ? ON : "");
    }
}
