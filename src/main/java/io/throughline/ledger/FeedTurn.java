package io.throughline.ledger;

import java.time.Instant;

/**
 * One poll of a page feed by one runner. Whoever holds it is the only one who may store pages of the feed, until another runner claims a later turn.
 * Immutable.
 *
 * @param feed name of the feed
 * @param epoch fences every write of the turn
 * @param sweep whether everything since {@code since} is listed, instead of what changed since the position
 * @param position where the next read begins, in the connector's own words; null: at {@code since}
 * @param since from when a read without position begins
 * @param begunAt when the turn or its sweep was begun, by the database clock
 * @param workedAt when a poll last came to the end of the feed, by the database clock; null: none did
 * @param sweptAt when the last whole sweep ended, or when the feed was first looked at, by the database clock
 */
public record FeedTurn(
        String feed,
        long epoch,
        boolean sweep,
        String position,
        Instant since,
        Instant begunAt,
        Instant workedAt,
        Instant sweptAt) {

    /** The same turn, further on. */
    public FeedTurn at(String furtherPosition) {
        return new FeedTurn(feed, epoch, sweep, furtherPosition, since, begunAt, workedAt, sweptAt);
    }
}
