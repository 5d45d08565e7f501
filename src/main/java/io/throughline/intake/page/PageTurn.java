package io.throughline.intake.page;

import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.FeedLedger;
import io.throughline.ledger.FeedTurn;
import io.throughline.ledger.StoredPage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One poll of a page feed: page after page to its end, and a sweep where one is due. The position moves with each page, in the commit that stores it
 * (G1, I14). For one thread.
 *
 * <p>An expired position loses nothing: everything is listed, and the change feed begins anew a little before the listing did.
 */
public final class PageTurn {

    private static final Logger LOG = LoggerFactory.getLogger(PageTurn.class);

    /** How long a runner may take for one page before another one may go on. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Hints of this time lead to one poll. */
    public static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final PageFeed feed;
    private final FeedLedger ledger;
    private final PageIntake intake;
    private final WorkflowStarts starts;
    private FeedTurn turn;
    private boolean changesRead;
    private boolean over;
    private int swept;
    private int repaired;

    private PageTurn(PageFeed feed, FeedLedger ledger, PageIntake intake, WorkflowStarts starts, FeedTurn turn) {
        this.feed = feed;
        this.ledger = ledger;
        this.intake = intake;
        this.starts = starts;
        this.turn = turn;
    }

    /** Takes the turn of a feed if it is due and nobody else polls it. */
    public static Optional<PageTurn> open(
            PageFeed feed, FeedLedger ledger, PageSources sources, WorkflowStarts starts, EventCheck check) {
        PageIntake intake = new PageIntake(ledger, sources, starts, check);
        return ledger.claim(feed.name(), new FeedLedger.Times(feed.polling().since(), LEASE))
                .map(turn -> new PageTurn(feed, ledger, intake, starts, turn));
    }

    /** What is polled. */
    public PageFeed feed() {
        return feed;
    }

    /** Whether another page is to be read now. */
    public boolean more() {
        return !over;
    }

    /** The input document of the feed operation for the next page. */
    public Map<String, Object> input() {
        Map<String, Object> asked = new LinkedHashMap<>();
        if (turn.position() != null) {
            asked.put("position", turn.position());
        }
        asked.put("since", turn.since().toString());
        asked.put("page", feed.polling().page());
        if (turn.sweep()) {
            asked.put("sweep", true);
        }
        Map<String, Object> transaction = new LinkedHashMap<>();
        transaction.put("region", feed.region());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("source", feed.system());
        event.put("type", feed.event());
        event.put("data", Map.of("feed", feed.name()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("feed", asked);
        document.put("event", event);
        document.put("transaction", transaction);
        return document;
    }

    /**
     * Commits a page and goes on.
     *
     * @throws PageReadException if it is no page, or the feed would not come to an end
     * @throws io.throughline.ledger.LedgerUnavailableException if it could not be committed; the position did not move
     */
    public void take(Map<String, Object> page) {
        if (Boolean.TRUE.equals(page.get("expired"))) {
            expired();
            return;
        }
        StoredPage stored = intake.prepare(feed, turn, page);
        if (ledger.store(turn, stored, LEASE).isEmpty()) {
            lost();
            return;
        }
        if (!stored.parts().isEmpty()) {
            starts.accepted();
        }
        swept += turn.sweep() ? stored.items() : 0;
        repaired += stored.repaired();
        goOn(stored.position(), Boolean.TRUE.equals(page.get("more")));
    }

    private void goOn(String position, boolean more) {
        String before = turn.position();
        turn = turn.at(position == null ? before : position);
        if (!more) {
            endOfList();
        } else if (Objects.equals(before, turn.position())) {
            throw new PageReadException(
                    "INT-2104 %s of '%s' says that there is another page but gives no new position: it would be read for ever. What was read is kept. Mend its route."
                            .formatted(feed.operation(), feed.system()),
                    null);
        }
    }

    private void endOfList() {
        if (turn.sweep()) {
            tellSweep();
            hold(ledger.endSweep(turn));
            if (!over && changesRead) {
                end();
            }
            return;
        }
        changesRead = true;
        boolean due = !turn.sweptAt().plus(feed.polling().sweepEvery()).isAfter(turn.begunAt());
        if (due) {
            sweep(turn.begunAt().minus(feed.polling().since()), null);
        } else {
            end();
        }
    }

    private void end() {
        ledger.end(turn, feed.polling().every(), SOON);
        over = true;
    }

    private void expired() {
        if (turn.position() == null) {
            throw new PageReadException(
                    "INT-2105 %s of '%s' says that a position expired, but none was given. The feed stays where it is. Mend its route."
                            .formatted(feed.operation(), feed.system()),
                    null);
        }
        Instant back = turn.begunAt().minus(feed.polling().since());
        Instant last = turn.workedAt() == null ? turn.since() : turn.workedAt().minus(OVERLAP);
        LOG.info(
                "INT-2106 feed '{}': {} no longer knows the position. Nothing is lost: everything since then is listed and compared.",
                feed.name(),
                feed.system());
        if (turn.sweep()) {
            sweep(turn.since(), null);
        } else {
            sweep(last.isBefore(back) ? last : back, turn.begunAt().minus(OVERLAP));
        }
    }

    private void sweep(Instant from, Instant restart) {
        swept = 0;
        repaired = 0;
        hold(ledger.beginSweep(turn, from, restart, LEASE));
    }

    private void tellSweep() {
        if (repaired > 0) {
            LOG.warn(
                    "INT-2107 the sweep of feed '{}' found {} of {} items that its changes had not told, since {}. They are taken up now. If that happens often, ask who administers {}.",
                    feed.name(),
                    repaired,
                    swept,
                    turn.since(),
                    feed.system());
        }
    }

    private void hold(Optional<FeedTurn> further) {
        further.ifPresentOrElse(held -> turn = held, this::lost);
    }

    /** Another runner goes on from what is stored: normal traffic. */
    private void lost() {
        LOG.debug("feed {}: another runner has its turn", feed.name());
        over = true;
    }

    /** Ends the turn early; what was stored stays, and the next turn goes on there. */
    public void fail(Exception cause) {
        if (over) {
            return;
        }
        over = true;
        Duration wait = feed.polling().every();
        if (cause instanceof PageReadException refused && refused.retryAfter().isPresent()) {
            Duration asked = refused.retryAfter().get();
            wait = asked.compareTo(wait) > 0 ? asked : wait;
        }
        ledger.fail(turn, describe(cause), wait);
    }

    private static String describe(Exception cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
