package io.throughline.ledger.jdbc;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.FeedItem;
import io.throughline.ledger.FeedLedger;
import io.throughline.ledger.FeedState;
import io.throughline.ledger.FeedTurn;
import io.throughline.ledger.StoredPage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Page feeds in SQL. The row of a feed is the fence: a turn writes it first, and only if its epoch still holds. */
final class PageFeedSql implements FeedLedger {

    private static final String KNOWN =
            "select item_key, version, change_word, revision from tl_feed_item where item_key in (%s)";
    private static final String REMEMBER =
            "update tl_feed_item set version = ?, change_word = ?, revision = ?, event_id = ? where item_key = ?";
    private static final String REMEMBER_FIRST =
            "insert into tl_feed_item (version, change_word, revision, event_id, item_key) values (?, ?, ?, ?, ?)";
    private static final String BODY = "select raw_body from tl_event where id = ? and raw_body is not null";
    private static final String FENCE = " where feed = ? and epoch = ?";

    private final Database database;
    private final AcceptSql accepting;
    private final PageFeedTurns turns;
    private final String store;
    private final String states;
    private final String due;
    private final String hint;

    PageFeedSql(Database database, Supplier<String> ids) {
        this.database = database;
        accepting = new AcceptSql(database, ids);
        Dialect dialect = database.dialect();
        turns = new PageFeedTurns(dialect);
        store = dialect.sql("""
                update tl_page_feed set due_at = {now+ms}, page_count = page_count + 1, item_count = item_count + ?,
                  new_count = new_count + ?, repaired_count = repaired_count + ?,
                  position = case when sweep_from is null then coalesce(cast(? as varchar(4000)), position) else position end,
                  sweep_position = case when sweep_from is null then null else coalesce(cast(? as varchar(4000)), sweep_position) end
                """ + FENCE);
        states = dialect.sql("select f.*, {now} as now_at from tl_page_feed f order by feed");
        due = dialect.sql(
                "select feed, case when due_at <= {now} then true else false end as is_due from tl_page_feed");
        hint = dialect.sql("""
                update tl_page_feed set hinted_at = {now},
                  due_at = case when begun_at is null and due_at > {now+ms} then {now+ms} else due_at end
                where feed = ?
                """);
    }

    @Override
    public Optional<FeedTurn> claim(String feed, Times times) {
        return database.transaction(tx -> turns.claim(tx, feed, times));
    }

    @Override
    public Map<String, FeedItem> known(String feed, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        int prefix = feed.length() + 1;
        List<String> keys = ids.stream().distinct().map(id -> key(feed, id)).toList();
        String sql = Placeholders.in(KNOWN, keys);
        return database.transaction(tx -> tx.list(sql, row -> item(row, prefix), keys.toArray())).stream()
                .collect(Collectors.toMap(FeedItem::id, Function.identity()));
    }

    private static FeedItem item(Row row, int prefix) throws SQLException {
        return new FeedItem(
                row.text("item_key").substring(prefix),
                row.text("version"),
                row.text("change_word"),
                row.bigNumber("revision"));
    }

    private static String key(String feed, String id) {
        return feed + '/' + id;
    }

    @Override
    public Optional<List<Accepted>> store(FeedTurn turn, StoredPage page, Duration lease) {
        List<AcceptSql.Offered> offered = page.parts().stream()
                .map(part -> accepting.offered(part.event(), part.starts()))
                .toList();
        return database.transaction(tx -> {
            int held = tx.update(
                    store,
                    lease,
                    page.items(),
                    page.news(),
                    page.repaired(),
                    page.position(),
                    page.position(),
                    turn.feed(),
                    turn.epoch());
            return held == 0 ? Optional.empty() : Optional.of(take(tx, turn.feed(), page, offered));
        });
    }

    private List<Accepted> take(Tx tx, String feed, StoredPage page, List<AcceptSql.Offered> offered)
            throws SQLException {
        List<Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            Accepted stored = accepting.accept(tx, offered.get(i));
            accepted.add(stored);
            remember(tx, feed, page.parts().get(i).handedOn(), stored.eventId());
        }
        return accepted;
    }

    /** Which rows are there already is asked and not guessed from the revision: a repeat after a lost answer finds its own. */
    private static void remember(Tx tx, String feed, List<FeedItem> items, String eventId) throws SQLException {
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        Set<String> there = tx.isRepeat() ? there(tx, feed, items) : Set.of();
        for (FeedItem item : items) {
            String key = key(feed, item.id());
            Object[] columns = {item.version(), item.change(), item.revision(), eventId, key};
            (item.revision() > 1 || there.contains(key) ? changed : fresh).add(columns);
        }
        tx.batch(REMEMBER, changed);
        tx.batch(REMEMBER_FIRST, fresh);
    }

    private static Set<String> there(Tx tx, String feed, List<FeedItem> items) throws SQLException {
        List<String> keys = items.stream().map(item -> key(feed, item.id())).toList();
        return new HashSet<>(tx.list(Placeholders.in(KNOWN, keys), row -> row.text("item_key"), keys.toArray()));
    }

    @Override
    public Optional<FeedTurn> beginSweep(FeedTurn turn, Instant from, Instant restart, Duration lease) {
        return database.transaction(tx -> turns.beginSweep(tx, turn, from, restart, lease));
    }

    @Override
    public Optional<FeedTurn> endSweep(FeedTurn turn) {
        return database.transaction(tx -> turns.endSweep(tx, turn));
    }

    @Override
    public void end(FeedTurn turn, Duration every, Duration soon) {
        database.transaction(tx -> turns.end(tx, turn, every, soon));
    }

    @Override
    public void fail(FeedTurn turn, String problem, Duration next) {
        database.transaction(tx -> turns.fail(tx, turn, Clipped.to(1000, problem), next));
    }

    @Override
    public void hint(String feed, Duration soon) {
        database.transaction(tx -> tx.update(hint, soon, soon, feed));
    }

    @Override
    public List<String> due(Collection<String> feeds) {
        Map<String, Boolean> known = new HashMap<>();
        database.transaction(tx -> tx.list(due, row -> known.put(row.text("feed"), row.flag("is_due"))));
        return feeds.stream().filter(feed -> known.getOrDefault(feed, true)).toList();
    }

    @Override
    public List<FeedState> states() {
        return database.transaction(tx -> tx.list(states, PageFeedSql::state));
    }

    private static FeedState state(Row row) throws SQLException {
        Instant worked = row.instant("worked_at");
        return new FeedState(
                row.text("feed"),
                row.instant("due_at"),
                row.instant("begun_at") != null,
                worked == null ? null : Duration.between(worked, row.instant("now_at")),
                row.instant("swept_at"),
                row.instant("failing_since"),
                row.text("problem"),
                row.bigNumber("page_count"),
                row.bigNumber("item_count"),
                row.bigNumber("new_count"),
                row.bigNumber("repaired_count"),
                row.bigNumber("expired_count"),
                row.bigNumber("sweep_count"));
    }

    @Override
    public Optional<byte[]> body(String eventId) {
        return database.transaction(tx -> tx.first(BODY, row -> row.bytes("raw_body"), eventId))
                .map(Bodies::expand);
    }

    /** Only where no other process lives: turns of a dead one are over. */
    void endTurnsOfDeadOwner() {
        database.transaction(turns::endAll);
    }
}
