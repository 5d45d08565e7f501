package io.throughline.ledger.jdbc;

import io.throughline.ledger.entries.BatchKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Batches that are due, closed and announced. */
final class PostingBatchSql {

    private static final String UNANNOUNCED =
            "select id from tl_posting_batch where announced_at is null and closed_at is not null order by number limit ?";
    private static final String HEAD = "select head from tl_posting_batch where id = ? and closed_at is not null";

    private final String due;
    private final String close;
    private final String announce;

    PostingBatchSql(Dialect dialect) {
        due = dialect.sql(
                "select id, batch_key from tl_posting_batch where open_mark = 1 and due_at <= {now} and announced_at is null order by due_at limit ?");
        close = dialect.sql(
                "update tl_posting_batch set open_mark = null, closed_at = {now} where id = ? and open_mark = 1");
        announce =
                dialect.sql("update tl_posting_batch set announced_at = {now} where id = ? and announced_at is null");
    }

    int closeDue(Tx tx, int limit) throws SQLException {
        Map<String, String> keys = new TreeMap<>();
        tx.list(due, row -> keys.put(row.text("batch_key"), row.text("id")), limit);
        if (keys.isEmpty()) {
            return 0;
        }
        GatherSql.lock(tx, keys.keySet());
        return IntStream.of(tx.counted(
                        close,
                        keys.values().stream().map(id -> new Object[] {id}).toList()))
                .sum();
    }

    List<String> unannounced(Tx tx, int limit) throws SQLException {
        return tx.list(UNANNOUNCED, row -> row.text("id"), limit);
    }

    void announced(Tx tx, String id) throws SQLException {
        tx.update(announce, id);
    }

    Optional<BatchKey> key(Tx tx, String id) throws SQLException {
        return tx.first(HEAD, row -> BatchKey.of(row.document("head")), id);
    }
}
