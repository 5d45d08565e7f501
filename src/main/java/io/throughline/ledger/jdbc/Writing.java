package io.throughline.ledger.jdbc;

import io.throughline.ledger.Lease;
import java.util.ArrayList;
import java.util.List;

/** A commit on its way: the open database transaction, the lease under which it writes, and its audit rows, written at the end. */
record Writing(Tx tx, Lease lease, List<AuditSql.Entry> entries) {

    static Writing of(Tx tx, Lease lease) {
        return new Writing(tx, lease, new ArrayList<>());
    }

    String transactionId() {
        return lease.transactionId();
    }

    void audit(String action, String detail) {
        audit(lease.owner(), action, detail);
    }

    void audit(String actor, String action, String detail) {
        entries.add(new AuditSql.Entry(transactionId(), lease.epoch(), actor, action, detail));
    }
}
