package io.throughline.ledger.jdbc;

import io.throughline.ledger.BundleLedger;
import io.throughline.ledger.BundleRecord;
import io.throughline.ledger.OpenWork;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Bundles of workflows and mappings, compressed, each once by its hash, and which transactions are pinned to them (G11). */
final class BundleSql implements BundleLedger {

    private static final String FIND = "select content from tl_bundle where hash = ?";
    private static final String ALL = """
            select b.hash, b.stored_at, count(t.id) - count(t.ended_at) as open_count, count(t.ended_at) as ended_count
            from tl_bundle b left join tl_transaction t on t.bundle = b.hash
            group by b.hash, b.stored_at order by b.stored_at, b.hash
            """;
    private static final String KNOWN = "select hash from tl_bundle where hash = ?";
    private static final String ADOPT =
            "update tl_transaction set bundle = ? where workflow = ? and bundle is null and ended_at is null";
    private static final String FIND_PINNED =
            "select epoch, bundle from tl_transaction where id = ? and version = ? and state = 'WITH_PERSON' for update";
    private static final String REPIN =
            "update tl_transaction set bundle = ?, version = version + 1, last_commit = ? where id = ?";
    private static final String MINE = "select bundle from tl_transaction where id = ? and last_commit = ?";

    private final Database database;
    private final Supplier<String> ids;
    private final AuditSql audit;
    private final String insert;
    private final String open;

    BundleSql(Database database, Supplier<String> ids) {
        this.database = database;
        this.ids = ids;
        audit = new AuditSql(database.dialect());
        insert = database.dialect().sql("insert into tl_bundle (hash, content, stored_at) values (?, ?, {now})");
        open = database.dialect()
                .sql("""
                        select t.bundle, t.workflow, count(*) as transactions, count(t.lease_owner) as leased,
                          min(case when t.due_at <= {now} and not {blocked} then t.due_at end) as first_due, {now} as present
                        from tl_transaction t where t.due_at > {nothing}
                        group by t.bundle, t.workflow order by t.bundle, t.workflow
                        """.replace("{blocked}", ClaimSql.BLOCKED).replace("{nothing}", ClaimSql.NOTHING));
    }

    /** The statement that counts what is not with a person and has not ended. */
    String openStatement() {
        return open;
    }

    void store(String hash, byte[] content) {
        byte[] compressed = Bodies.compress(content);
        database.transaction(tx ->
                tx.first(KNOWN, row -> row.text("hash"), hash).isPresent() || tx.update(insert, hash, compressed) == 1);
    }

    @Override
    public List<BundleRecord> all() {
        return database.transaction(tx -> tx.list(
                ALL,
                row -> new BundleRecord(
                        row.text("hash"),
                        row.instant("stored_at"),
                        row.bigNumber("open_count"),
                        row.bigNumber("ended_count"))));
    }

    @Override
    public Optional<byte[]> content(String hash) {
        return database.transaction(tx -> tx.first(FIND, row -> Bodies.expand(row.bytes("content")), hash));
    }

    @Override
    public List<OpenWork> open() {
        return database.transaction(tx -> tx.list(open, BundleSql::work));
    }

    private static OpenWork work(Row row) throws SQLException {
        Instant due = row.instant("first_due");
        return new OpenWork(
                row.text("bundle"),
                row.text("workflow"),
                row.bigNumber("transactions"),
                row.bigNumber("leased"),
                due == null ? Duration.ZERO : Duration.between(due, row.instant("present")));
    }

    @Override
    public int adopt(String workflow, String bundle) {
        return database.transaction(tx -> tx.update(ADOPT, bundle, workflow));
    }

    @Override
    public boolean repin(String transactionId, long version, String bundle, String actor, String reason) {
        String change = ids.get();
        return database.transaction(tx -> {
            if (tx.isRepeat()
                    && tx.first(MINE, row -> row.text("bundle"), transactionId, change)
                            .isPresent()) {
                return true;
            }
            Optional<Pinned> pinned = tx.first(FIND_PINNED, Pinned::of, transactionId, version);
            if (pinned.isPresent()) {
                tx.update(REPIN, bundle, change, transactionId);
                audit.write(tx, List.of(pinned.get().repinned(transactionId, bundle, actor, reason)));
            }
            return pinned.isPresent();
        });
    }

    /** What a transaction was pinned to. */
    private record Pinned(long epoch, String bundle) {

        static Pinned of(Row row) throws SQLException {
            return new Pinned(row.bigNumber("epoch"), row.text("bundle"));
        }

        AuditSql.Entry repinned(String id, String to, String actor, String reason) {
            return new AuditSql.Entry(
                    id, epoch, actor, "transaction.repinned", "from %s to %s: %s".formatted(bundle, to, reason));
        }
    }
}
