package io.throughline.ledger.jdbc;

import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.AuditRow;
import io.throughline.ledger.check.LedgerSnapshot.CaseRow;
import io.throughline.ledger.check.LedgerSnapshot.CursorRow;
import io.throughline.ledger.check.LedgerSnapshot.DecisionRow;
import io.throughline.ledger.check.LedgerSnapshot.EventRow;
import io.throughline.ledger.check.LedgerSnapshot.SourceObjectRow;
import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.sql.SQLException;
import java.time.Instant;

/** Reads all rows that invariants speak about as of one moment; no payloads. */
final class SnapshotSql {

    private static final String EVENTS = "select id, dedupe_key, type, source, object_type, object_id from tl_event";
    private static final String TRANSACTIONS = """
            select id, event_id, parent_id, workflow, state, source, object_type, object_id, object_version, ordinal, due_at,
              ended_at, lease_owner, epoch, crash_count from tl_transaction
            """;
    private static final String STEPS = """
            select transaction_id, step_id, sequence, operation, system_name, state, marker, undo_operation, failure_count
            from tl_step
            """;
    private static final String ATTEMPTS = """
            select transaction_id, step_id, number, kind, epoch, started_at, ended_at, outcome from tl_attempt
            """;
    private static final String CASES = "select id, transaction_id, opened_at, decided_at from tl_case";
    private static final String DECISIONS = "select case_id, transaction_id, action, person, at from tl_decision";
    private static final String AUDIT =
            "select id, transaction_id, at, epoch, actor, action, detail from tl_audit order by id";
    private static final String SOURCE_OBJECTS =
            "select source, object_type, object_id, generation from tl_source_object";
    private static final String CURSORS = "select feed, position from tl_cursor";

    private final Database database;
    private final String present;

    SnapshotSql(Database database) {
        this.database = database;
        present = database.dialect().sql("select max(e.received_at) as newest, {now} as present from tl_event e");
    }

    LedgerSnapshot read() {
        return database.transaction(tx -> {
            tx.asOfOneMoment();
            return read(tx);
        });
    }

    private LedgerSnapshot read(Tx tx) throws SQLException {
        Instant readAt = tx.first(present, row -> row.instant("present")).orElseThrow();
        return new LedgerSnapshot(
                readAt,
                tx.list(EVENTS, SnapshotSql::event),
                tx.list(TRANSACTIONS, SnapshotSql::transaction),
                tx.list(STEPS, SnapshotSql::step),
                tx.list(ATTEMPTS, SnapshotSql::attempt),
                tx.list(CASES, SnapshotSql::desk),
                tx.list(DECISIONS, SnapshotSql::decision),
                tx.list(AUDIT, SnapshotSql::line),
                tx.list(SOURCE_OBJECTS, SnapshotSql::sourceObject),
                tx.list(CURSORS, row -> new CursorRow(row.text("feed"), row.text("position"))));
    }

    private static EventRow event(Row row) throws SQLException {
        return new EventRow(
                row.text("id"),
                row.text("dedupe_key"),
                row.text("type"),
                row.text("source"),
                row.text("object_type"),
                row.text("object_id"));
    }

    private static TransactionRow transaction(Row row) throws SQLException {
        return new TransactionRow(
                row.text("id"),
                row.text("event_id"),
                row.text("parent_id"),
                row.text("workflow"),
                row.constant("state", TransactionState.class),
                row.text("source"),
                row.text("object_type"),
                row.text("object_id"),
                row.text("object_version"),
                row.bigNumber("ordinal"),
                row.instant("due_at"),
                row.instant("ended_at"),
                row.text("lease_owner"),
                row.bigNumber("epoch"),
                row.number("crash_count"));
    }

    private static StepRow step(Row row) throws SQLException {
        return new StepRow(
                row.text("transaction_id"),
                row.text("step_id"),
                row.number("sequence"),
                row.text("operation"),
                row.text("system_name"),
                row.constant("state", StepState.class),
                row.text("marker"),
                row.text("undo_operation"),
                row.number("failure_count"));
    }

    private static AttemptRow attempt(Row row) throws SQLException {
        return new AttemptRow(
                row.text("transaction_id"),
                row.text("step_id"),
                row.number("number"),
                row.text("kind"),
                row.bigNumber("epoch"),
                row.instant("started_at"),
                row.instant("ended_at"),
                row.text("outcome"));
    }

    private static CaseRow desk(Row row) throws SQLException {
        return new CaseRow(
                row.text("id"), row.text("transaction_id"), row.instant("opened_at"), row.instant("decided_at"));
    }

    private static DecisionRow decision(Row row) throws SQLException {
        return new DecisionRow(
                row.text("case_id"),
                row.text("transaction_id"),
                row.text("action"),
                row.text("person"),
                row.instant("at"));
    }

    private static AuditRow line(Row row) throws SQLException {
        return new AuditRow(
                row.bigNumber("id"),
                row.text("transaction_id"),
                row.instant("at"),
                row.bigNumber("epoch"),
                row.text("actor"),
                row.text("action"),
                row.text("detail"));
    }

    private static SourceObjectRow sourceObject(Row row) throws SQLException {
        return new SourceObjectRow(
                row.text("source"), row.text("object_type"), row.text("object_id"), row.number("generation"));
    }
}
