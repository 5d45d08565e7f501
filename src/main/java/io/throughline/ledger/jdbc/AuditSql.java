package io.throughline.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The audit trail: rows of the same database transaction as what they describe. */
final class AuditSql {

    private final String insert;

    AuditSql(Dialect dialect) {
        insert = dialect.sql("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail) values (?, {now}, ?, ?, ?, ?)
                """);
    }

    void write(Tx tx, List<Entry> entries) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Entry entry : entries) {
            rows.add(new Object[] {
                entry.transactionId(),
                entry.epoch(),
                entry.actor(),
                entry.action(),
                Clipped.to(Clipped.DETAIL, entry.detail())
            });
        }
        tx.batch(insert, rows);
    }

    /** @param action object and past tense, for example {@code step.done} */
    record Entry(String transactionId, long epoch, String actor, String action, String detail) {}
}
