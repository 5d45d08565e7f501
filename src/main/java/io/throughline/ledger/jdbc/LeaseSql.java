package io.throughline.ledger.jdbc;

import io.throughline.ledger.Lease;
import java.time.Duration;

/** Leases while they run, and the end of those that a dead process left. */
final class LeaseSql {

    private final Database database;
    private final String prolong;
    private final String settleAnew;
    private final String endAll;

    LeaseSql(Database database) {
        this.database = database;
        prolong = database.dialect().sql("""
                        update tl_transaction set due_at = {now+ms} where id = ? and epoch = ? and lease_owner is not null
                        """);
        // An operation of several calls may have sent its last one just before the process died, long after its intent.
        settleAnew = database.dialect().sql("""
                        update tl_step set settle_at = {now} + settle_millis * interval '0.001' second
                        where state in ('INTENT', 'COMP_INTENT') and settle_millis is not null
                          and transaction_id in (select id from tl_transaction where lease_owner is not null)
                        """);
        endAll = database.dialect().sql("""
                        update tl_transaction
                        set epoch = epoch + 1, version = version + 1, due_at = {now}, lease_owner = null
                        where lease_owner is not null
                        """);
    }

    boolean prolong(Lease lease, Duration duration) {
        return database.transaction(tx -> tx.update(prolong, duration, lease.transactionId(), lease.epoch()) == 1);
    }

    /** Only where the file lock proves that no other process lives; two runners on a server may both be alive. */
    int endAll() {
        if (!database.dialect().isH2()) {
            throw new IllegalStateException(
                    "LED-2013 leases on a database server end by their time alone: another runner may hold them. Nothing was changed. Wait for the lease to end.");
        }
        return database.transaction(tx -> {
            tx.update(settleAnew);
            return tx.update(endAll);
        });
    }
}
