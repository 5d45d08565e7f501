package io.throughline.intake.feed;

import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.SourceVersion;
import io.throughline.intake.trigger.Verdict;
import io.throughline.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * One poll of a feed: page after page from the overlap before the stored position to the end. The position moves after each page, once all of it
 * is committed (I14). For one thread.
 */
public final class FeedPoll {

    private final Feed feed;
    private final Ledger ledger;
    private final RecordIntake intake;
    private FeedCursor stored;
    private FeedCursor asked;
    private boolean more = true;

    private FeedPoll(Feed feed, Ledger ledger, RecordIntake intake, FeedCursor stored) {
        this.feed = feed;
        this.ledger = ledger;
        this.intake = intake;
        this.stored = stored;
        this.asked = stored.minus(feed.polling().overlap());
    }

    /** Begins a poll. The very first one of a feed stores where it begins, so that a long outage right after loses nothing. */
    public static FeedPoll open(Feed feed, Ledger ledger, RecordIntake intake, Clock clock) {
        FeedCursor stored = ledger.cursor(feed.name()).map(FeedCursor::parse).orElseGet(() -> {
            FeedCursor first = FeedCursor.before(
                    new SourceVersion(clock.instant().minus(feed.polling().since())));
            ledger.moveCursor(feed.name(), first.text());
            return first;
        });
        return new FeedPoll(feed, ledger, intake, stored);
    }

    /** The position after which the next page begins. */
    public FeedCursor asked() {
        return asked;
    }

    /** Whether there may be another page. */
    public boolean more() {
        return more;
    }

    /**
     * Takes a page, in its order.
     *
     * @return how many events it led to
     * @throws io.throughline.ledger.LedgerUnavailableException if a record could not be committed; the position did not move
     */
    public int take(List<Map<String, Object>> page) {
        int events = 0;
        for (Map<String, Object> record : page) {
            Taken taken = intake.take(feed, record);
            events += taken.verdict() instanceof Verdict.Won || taken.verdict() instanceof Verdict.Changed ? 1 : 0;
        }
        more = page.size() >= feed.polling().page();
        page.stream()
                .flatMap(record -> FeedCursor.of(feed, record).stream())
                .reduce((earlier, later) -> later)
                .ifPresentOrElse(this::moveTo, this::requireEnd);
        return events;
    }

    private void requireEnd() {
        if (more) {
            throw new IllegalStateException(
                    ("INT-2004 no record of a full page of feed '%s' has a readable id and version. They are kept as notices; the feed stays where it"
                                    + " is and asks again. Correct the field names in config/intake.yaml.")
                            .formatted(feed.name()));
        }
    }

    private void moveTo(FeedCursor last) {
        asked = last;
        if (last.compareTo(stored) > 0) {
            ledger.moveCursor(feed.name(), last.text());
            stored = last;
        }
    }
}
