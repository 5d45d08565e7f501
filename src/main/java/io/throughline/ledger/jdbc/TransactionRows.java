package io.throughline.ledger.jdbc;

import io.throughline.ledger.EventRecord;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.TransactionState;
import java.sql.SQLException;

/** Transactions with their event, as stored; bodies stay where they are. */
final class TransactionRows {

    static final String COLUMNS = """
            t.id, t.event_id, t.parent_id, t.workflow, t.state, t.region, t.legal_entity, t.object_type, t.object_id,
            t.object_version, t.created_at, t.due_at, t.ended_at, t.epoch, t.crash_count, t.bundle, t.waits_for, t.reason,
            t.version""";
    static final String EVENT_COLUMNS = """
            e.dedupe_key, e.type, e.source, e.occurred_at, e.received_at, e.data, e.corrections""";

    private TransactionRows() {}

    static TransactionRecord transaction(Row row) throws SQLException {
        return new TransactionRecord(
                row.text("id"),
                row.text("event_id"),
                row.text("parent_id"),
                row.text("workflow"),
                row.constant("state", TransactionState.class),
                row.text("region"),
                row.text("legal_entity"),
                row.text("object_type"),
                row.text("object_id"),
                row.text("object_version"),
                row.instant("created_at"),
                row.instant("due_at"),
                row.instant("ended_at"),
                row.bigNumber("epoch"),
                row.number("crash_count"),
                row.text("bundle"),
                row.text("waits_for"),
                row.text("reason"),
                row.bigNumber("version"));
    }

    /** The event of a joined row; object and version are the same on both sides. */
    static EventRecord event(Row row) throws SQLException {
        return new EventRecord(
                row.text("event_id"),
                row.text("dedupe_key"),
                row.text("type"),
                row.text("source"),
                row.text("object_type"),
                row.text("object_id"),
                row.text("object_version"),
                row.instant("occurred_at"),
                row.instant("received_at"),
                row.document("data"));
    }
}
