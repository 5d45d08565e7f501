package io.throughline.intake.feed;

import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.Sighting;
import io.throughline.intake.trigger.SourceVersion;
import io.throughline.intake.trigger.UnreadableRecordException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A position in a feed that is ordered by change, then id: everything up to and including it is committed (I14).
 *
 * @param changedAt change of the last record
 * @param id of the last record
 */
public record FeedCursor(SourceVersion changedAt, String id) implements Comparable<FeedCursor> {

    /** Before every id, and itself of the form of one, so that it may stand in a query. */
    private static final String FIRST_ID = "000000000000000";

    /** The position before everything that changed at that time or later. */
    public static FeedCursor before(SourceVersion changedAt) {
        return new FeedCursor(changedAt, FIRST_ID);
    }

    /** The position of a record; empty if its id or version is unreadable. */
    static Optional<FeedCursor> of(Feed feed, Map<String, Object> record) {
        try {
            return Optional.of(new FeedCursor(Sighting.version(feed, record), Sighting.id(feed, record)));
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    /** Reads what {@link #text} wrote. */
    public static FeedCursor parse(String text) {
        String[] parts = text.split(" ", 2);
        return new FeedCursor(SourceVersion.read(parts[0]), parts[1]);
    }

    /** The form that the ledger keeps. */
    public String text() {
        return changedAt.text() + ' ' + id;
    }

    /** The position from which a poll looks again, for what the source committed late. */
    public FeedCursor minus(Duration overlap) {
        return before(new SourceVersion(changedAt.at().minus(overlap)));
    }

    @Override
    public int compareTo(FeedCursor other) {
        int byTime = changedAt.compareTo(other.changedAt);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
