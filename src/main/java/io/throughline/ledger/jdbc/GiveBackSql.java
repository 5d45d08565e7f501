package io.throughline.ledger.jdbc;

import io.throughline.ledger.Lease;
import java.sql.SQLException;
import java.util.List;

/**
 * Claims that living workers take back. A claim is part of the crash count as long as nothing was reported at its epoch or later ({@code
 * counted_from}); the audit row makes that it is subtracted once, also after a lost answer (G8).
 */
final class GiveBackSql {

    /**
     * So often in a row a transaction may be left without a word before its claims count as crashes after all: one that always brings the
     * database to its knees must come to an end too.
     */
    private static final int PATIENCE = 20;

    private static final String ABANDONED = "run.abandoned";
    private static final String RELEASED = "claim.released";
    private static final String FIND = """
            select epoch, counted_from, crash_count, lease_owner from tl_transaction where id = ? for update
            """;
    private static final String GIVEN_BACK = """
            select epoch from tl_audit where transaction_id = ? and epoch > ? and action = ?
            """;
    private static final String UNCOUNT = """
            update tl_transaction set crash_count = crash_count - 1, version = version + 1 where id = ?
            """;

    private final Database database;
    private final AuditSql audit;
    private final String free;
    private final String settleAnew;

    GiveBackSql(Database database) {
        this.database = database;
        audit = new AuditSql(database.dialect());
        free = database.dialect().sql("update tl_transaction set lease_owner = null, due_at = {now} where id = ?");
        settleAnew = database.dialect().sql("""
                        update tl_step set settle_at = {now} + settle_millis * interval '0.001' second
                        where state in ('INTENT', 'COMP_INTENT') and settle_millis is not null and transaction_id = ?
                        """);
    }

    void abandon(Lease lease) {
        giveBack(lease, ABANDONED);
    }

    void release(Lease lease) {
        giveBack(lease, RELEASED);
    }

    private void giveBack(Lease lease, String action) {
        database.transaction(tx -> {
            Standing now = tx.first(FIND, Standing::of, lease.transactionId()).orElseThrow();
            if (isCounted(tx, lease, now, action)) {
                tx.update(UNCOUNT, lease.transactionId());
                audit.write(
                        tx,
                        List.of(new AuditSql.Entry(lease.transactionId(), lease.epoch(), lease.owner(), action, null)));
            }
            if (action.equals(RELEASED) && now.isHeldBy(lease)) {
                tx.update(settleAnew, lease.transactionId());
                tx.update(free, lease.transactionId());
            }
            return null;
        });
    }

    private static boolean isCounted(Tx tx, Lease lease, Standing now, String action) throws SQLException {
        if (lease.epoch() <= now.countedFrom() || now.crashes() == 0) {
            return false;
        }
        List<Long> givenBack =
                tx.list(GIVEN_BACK, row -> row.bigNumber("epoch"), lease.transactionId(), now.countedFrom(), action);
        return givenBack.size() < PATIENCE && !givenBack.contains(lease.epoch());
    }

    /** What the row says now. */
    private record Standing(long epoch, long countedFrom, int crashes, boolean leased) {

        static Standing of(Row row) throws SQLException {
            return new Standing(
                    row.bigNumber("epoch"),
                    row.bigNumber("counted_from"),
                    row.number("crash_count"),
                    row.text("lease_owner") != null);
        }

        boolean isHeldBy(Lease lease) {
            return leased && epoch == lease.epoch();
        }
    }
}
