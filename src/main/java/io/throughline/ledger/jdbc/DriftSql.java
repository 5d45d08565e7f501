package io.throughline.ledger.jdbc;

import io.throughline.ledger.DriftLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What vendors' systems said about themselves, and in what they differ from what bundles were written for. */
final class DriftSql implements DriftLedger {

    private static final String KNOWN = "select system_name from tl_vendor_shape where system_name = ?";
    private static final String SHAPE =
            "select shape, checked_at from tl_vendor_shape where system_name = ? and shape is not null and checked_at > ?";
    private static final String ALL =
            "select bundle, system_name, findings, found_at, case_transaction from tl_drift order by bundle, system_name";
    private static final String SAME = "select findings from tl_drift where bundle = ? and system_name = ? for update";
    private static final String OVER = "delete from tl_drift where bundle = ? and system_name = ?";
    private static final String TAKE = """
            update tl_drift set case_transaction = ? where bundle = ? and system_name = ? and (case_transaction is null or case_transaction = ?
              or exists (select t.id from tl_transaction t where t.id = case_transaction and t.ended_at is not null))
            """;

    private static final String WAITING =
            "select id from tl_transaction where waits_for = ? and state = 'WAITING' order by number";
    private static final String FIND_WAITING =
            "select epoch from tl_transaction where id = ? and version = ? and state = 'WAITING' and lease_owner is null for update";

    private final Database database;
    private final AuditSql audit;
    private final String goOn;
    private final WaitSql waiting;
    private final String claim;
    private final String first;
    private final String store;
    private final String change;
    private final String find;

    DriftSql(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        waiting = new WaitSql(dialect);
        audit = new AuditSql(dialect);
        goOn = dialect.sql("update tl_transaction set bundle = ?, version = version + 1, due_at = {now} where id = ?");
        claim = dialect.sql("update tl_vendor_shape set due_at = {now+ms} where system_name = ? and due_at <= {now}");
        first = dialect.sql("insert into tl_vendor_shape (system_name, due_at) values (?, {now+ms})");
        store = dialect.sql(
                "update tl_vendor_shape set shape = ?, checked_at = {now}, due_at = {now+ms} where system_name = ?");
        change = dialect.sql("update tl_drift set findings = ?, found_at = {now} where bundle = ? and system_name = ?");
        find = dialect.sql("insert into tl_drift (findings, bundle, system_name, found_at) values (?, ?, ?, {now})");
    }

    @Override
    public boolean claimCheck(String system, Duration every) {
        return database.transaction(
                tx -> tx.first(KNOWN, row -> row.text("system_name"), system).isPresent()
                        ? tx.update(claim, every, system) == 1
                        : tx.update(first, system, every) == 1);
    }

    @Override
    public void storeShape(String system, String text, Duration next) {
        byte[] compressed = Bodies.compress(text.getBytes(StandardCharsets.UTF_8));
        database.transaction(tx -> {
            if (tx.first(KNOWN, row -> row.text("system_name"), system).isEmpty()) {
                tx.update(first, system, next);
            }
            return tx.update(store, compressed, next, system);
        });
    }

    @Override
    public Optional<Shape> shape(String system, Instant since) {
        return database.transaction(tx -> tx.first(
                SHAPE,
                row -> new Shape(
                        new String(Bodies.expand(row.bytes("shape")), StandardCharsets.UTF_8),
                        row.instant("checked_at")),
                system,
                since));
    }

    @Override
    public void found(String bundle, String system, String findings) {
        database.transaction(tx -> {
            Optional<String> known = tx.first(SAME, row -> row.text("findings"), bundle, system);
            if (known.isEmpty()) {
                return tx.update(find, findings, bundle, system) == 1;
            }
            return !known.get().equals(findings) && tx.update(change, findings, bundle, system) == 1;
        });
    }

    @Override
    public void over(String bundle, String system) {
        database.transaction(tx -> {
            boolean was = tx.update(OVER, bundle, system) == 1;
            if (was) {
                waiting.wake(tx, DriftLedger.awaited(bundle, system));
            }
            return was;
        });
    }

    @Override
    public List<Drift> all() {
        return database.transaction(tx -> tx.list(
                ALL,
                row -> new Drift(
                        row.text("bundle"),
                        row.text("system_name"),
                        row.text("findings"),
                        row.instant("found_at"),
                        row.text("case_transaction"))));
    }

    @Override
    public boolean takeCase(String bundle, String system, String transactionId) {
        return database.transaction(tx -> tx.update(TAKE, transactionId, bundle, system, transactionId) == 1);
    }

    @Override
    public List<String> waiting(String bundle, String system) {
        return database.transaction(tx -> tx.list(WAITING, row -> row.text("id"), DriftLedger.awaited(bundle, system)));
    }

    @Override
    public boolean goOnWith(String transactionId, long version, String bundle, String actor, String reason) {
        return database.transaction(tx -> {
            Optional<Long> epoch = tx.first(FIND_WAITING, row -> row.bigNumber("epoch"), transactionId, version);
            if (epoch.isPresent()) {
                tx.update(goOn, bundle, transactionId);
                audit.write(
                        tx,
                        List.of(new AuditSql.Entry(
                                transactionId,
                                epoch.get(),
                                actor,
                                "transaction.repinned",
                                "to %s: %s".formatted(bundle, reason))));
            }
            return epoch.isPresent();
        });
    }
}
