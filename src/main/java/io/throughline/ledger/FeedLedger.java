package io.throughline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Page feeds: whose turn it is, where each stands, and which versions of which records were handed on. Shared by all runners on one ledger. Each
 * method is one database transaction; all times are of the database clock (G7). Thread-safe; throws as {@link Ledger} does.
 */
public interface FeedLedger {

    /**
     * How a feed's turns lie in time.
     *
     * @param since how far before the very first look the feed begins
     * @param lease how long the holder may go without storing a page before another runner may go on
     */
    record Times(Duration since, Duration lease) {}

    /**
     * Takes the turn if the feed is due: a sweep that was under way goes on, else the change feed does. A feed that nobody looked at yet is due.
     *
     * @return empty if it is not due, or another runner polls it
     */
    Optional<FeedTurn> claim(String feed, Times times);

    /** What was handed on last of each of these records, by id; one query, however many there are. */
    Map<String, FeedItem> known(String feed, Collection<String> ids);

    /**
     * Stores a page: its events with what they start, the versions that are known from now on, and the position, all in one commit (G1, I14). The lease of
     * the turn begins anew.
     *
     * @return the stored events in their order; empty if another runner has the turn: nothing was stored
     */
    Optional<List<Accepted>> store(FeedTurn turn, StoredPage page, Duration lease);

    /**
     * Begins to list everything.
     *
     * @param from from when
     * @param restart where the change feed begins anew afterwards; null: it keeps its position
     * @return the turn as a sweep; empty if another runner has it
     */
    Optional<FeedTurn> beginSweep(FeedTurn turn, Instant from, Instant restart, Duration lease);

    /** Notes that a sweep came to its end, and gives the turn back to the change feed; empty if another runner has it. */
    Optional<FeedTurn> endSweep(FeedTurn turn);

    /** Ends a turn that came to the end of the feed. The next one is due after {@code every}, or after {@code soon} if somebody said meanwhile that there is news. */
    void end(FeedTurn turn, Duration every, Duration soon);

    /** Ends a turn that failed; position and sweep stay. */
    void fail(FeedTurn turn, String problem, Duration next);

    /**
     * Somebody says that there is news: the feed is due within {@code soon}; a poll under way is followed by another one. Hints that come together lead to
     * one poll. Does nothing for a feed that nobody looked at yet.
     */
    void hint(String feed, Duration soon);

    /** The feeds that are due now, of those named or never looked at. */
    List<String> due(Collection<String> feeds);

    /** All feeds that were ever looked at, by name. */
    List<FeedState> states();

    /** The message of an event as it came, such as the items of a page; empty if it had none, or it was erased. */
    Optional<byte[]> body(String eventId);
}
