package io.throughline.ledger.jdbc;

import io.throughline.ledger.FeedLedger;
import io.throughline.ledger.FeedTurn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns of page feeds: claimed by compare-and-set, epoch + 1, as transactions are. */
final class PageFeedTurns {

    private static final String FENCE = " where feed = ? and epoch = ?";
    private static final String COLUMNS =
            "select feed, epoch, position, since_at, sweep_from, sweep_position, sweep_begun_at, swept_at, begun_at, worked_at from tl_page_feed where feed = ?";

    private final String claim;
    private final String first;
    private final String beginSweep;
    private final String endSweep;
    private final String end;
    private final String fail;
    private final String endAll;

    PageFeedTurns(Dialect dialect) {
        claim = dialect.sql("""
                update tl_page_feed set epoch = epoch + 1, begun_at = {now}, due_at = {now+ms} where feed = ? and due_at <= {now}
                """);
        first = dialect.sql("""
                insert into tl_page_feed (feed, epoch, since_at, swept_at, begun_at, due_at) values (?, 1, {now+ms}, {now}, {now}, {now+ms})
                """);
        beginSweep = dialect.sql("""
                update tl_page_feed set sweep_from = ?, sweep_position = null, sweep_begun_at = {now}, sweep_count = sweep_count + 1,
                  due_at = {now+ms}, expired_count = expired_count + ?,
                  since_at = coalesce(cast(? as timestamp(6) with time zone), since_at),
                  position = case when cast(? as timestamp(6) with time zone) is null then position end
                """ + FENCE);
        endSweep = dialect.sql(
                "update tl_page_feed set sweep_from = null, sweep_position = null, sweep_begun_at = null, swept_at = {now}"
                        + FENCE);
        end = dialect.sql("""
                update tl_page_feed set worked_at = {now}, failing_since = null, problem = null,
                  due_at = case when hinted_at >= begun_at then {now+ms} else {now+ms} end, begun_at = null
                """ + FENCE);
        fail = dialect.sql("""
                update tl_page_feed set failing_since = coalesce(failing_since, {now}), problem = ?, due_at = {now+ms}, begun_at = null
                """ + FENCE);
        endAll = dialect.sql("update tl_page_feed set due_at = {now}, begun_at = null where begun_at is not null");
    }

    Optional<FeedTurn> claim(Tx tx, String feed, FeedLedger.Times times) throws SQLException {
        if (tx.update(claim, times.lease(), feed) == 1) {
            return tx.first(COLUMNS, PageFeedTurns::turn, feed);
        }
        if (tx.first(COLUMNS, PageFeedTurns::turn, feed).isPresent()) {
            return Optional.empty();
        }
        tx.update(first, feed, times.since().negated(), times.lease());
        return tx.first(COLUMNS, PageFeedTurns::turn, feed);
    }

    private static FeedTurn turn(Row row) throws SQLException {
        boolean sweep = row.instant("sweep_from") != null;
        return new FeedTurn(
                row.text("feed"),
                row.bigNumber("epoch"),
                sweep,
                row.text(sweep ? "sweep_position" : "position"),
                row.instant(sweep ? "sweep_from" : "since_at"),
                row.instant(sweep ? "sweep_begun_at" : "begun_at"),
                row.instant("worked_at"),
                row.instant("swept_at"));
    }

    Optional<FeedTurn> beginSweep(Tx tx, FeedTurn turn, Instant from, Instant restart, Duration lease)
            throws SQLException {
        int expired = restart == null ? 0 : 1;
        int held = tx.update(beginSweep, from, lease, expired, restart, restart, turn.feed(), turn.epoch());
        return held == 0 ? Optional.empty() : tx.first(COLUMNS, PageFeedTurns::turn, turn.feed());
    }

    Optional<FeedTurn> endSweep(Tx tx, FeedTurn turn) throws SQLException {
        int held = tx.update(endSweep, turn.feed(), turn.epoch());
        return held == 0 ? Optional.empty() : tx.first(COLUMNS, PageFeedTurns::turn, turn.feed());
    }

    int end(Tx tx, FeedTurn turn, Duration every, Duration soon) throws SQLException {
        return tx.update(end, soon, every, turn.feed(), turn.epoch());
    }

    int fail(Tx tx, FeedTurn turn, String problem, Duration next) throws SQLException {
        return tx.update(fail, problem, next, turn.feed(), turn.epoch());
    }

    int endAll(Tx tx) throws SQLException {
        return tx.update(endAll);
    }
}
