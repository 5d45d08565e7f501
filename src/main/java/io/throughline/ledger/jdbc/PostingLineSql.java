package io.throughline.ledger.jdbc;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.LineOutcome;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.NewLine;
import io.throughline.ledger.entries.PostingLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of posting lines. */
final class PostingLineSql {

    private static final String COLUMNS = """
            select line_key, system_name, kind, entry_id, revision, batch_id, state, reverses, legal_entity, project_id, period, currency, body, document_id, document_number, reason from tl_posting_line
            """;
    private static final String OF_KEYS =
            COLUMNS + " where system_name = ? and kind = ? and entry_id in (%s) order by number";
    private static final String OF_BATCH = COLUMNS + " where batch_id = ? order by number";
    private static final String FIRST_PAGE = COLUMNS + " order by number limit ?";
    private static final String NEXT_PAGE =
            COLUMNS + " where number > (select number from tl_posting_line where line_key = ?) order by number limit ?";

    private static final String MOVE =
            "update tl_posting_line set batch_id = ? where line_key = ? and batch_id = ? and state = 'OPEN'";

    private final String insert;
    private final String outcome;

    PostingLineSql(Dialect dialect) {
        insert = dialect.sql("""
                insert into tl_posting_line (line_key, system_name, kind, entry_id, revision, batch_id, state, reverses, legal_entity, project_id, period, currency, contract_line,
                  worked_seconds, billed_seconds, cost, bill, non_chargeable, body, changed_at)
                values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now})
                """);
        outcome = dialect.sql("""
                update tl_posting_line set state = ?, document_id = ?, document_number = ?, reason = ?, changed_at = {now}
                where line_key = ? and state <> 'POSTED'
                """);
    }

    /** A line of an entry, and the batch it was put into. */
    record Placed(EntryRecord entry, NewLine line, String batchId) {}

    void insert(Tx tx, List<Placed> lines) throws SQLException {
        tx.batch(insert, lines.stream().map(PostingLineSql::columns).toList());
    }

    Map<EntryKey, List<PostingLine>> lines(Tx tx, Collection<EntryKey> keys) throws SQLException {
        Map<EntryKey, List<PostingLine>> lines = new HashMap<>();
        for (List<EntryKey> alike : KeyGroups.of(keys)) {
            tx.list(Placeholders.in(OF_KEYS, alike), PostingLineSql::read, KeyGroups.arguments(alike))
                    .forEach(line -> lines.computeIfAbsent(line.entry(), any -> new ArrayList<>())
                            .add(line));
        }
        return lines;
    }

    List<PostingLine> ofBatch(Tx tx, String batchId) throws SQLException {
        return tx.list(OF_BATCH, PostingLineSql::read, batchId);
    }

    List<PostingLine> page(Tx tx, String after, int limit) throws SQLException {
        return after == null
                ? tx.list(FIRST_PAGE, PostingLineSql::read, limit)
                : tx.list(NEXT_PAGE, PostingLineSql::read, after, limit);
    }

    /** Lines that wait, from one batch to another. */
    void move(Tx tx, List<String> keys, String from, String to) throws SQLException {
        tx.batch(MOVE, keys.stream().map(key -> new Object[] {to, key, from}).toList());
    }

    /** A posted line stays posted: what an ERP has once confirmed, a later answer about an older call does not take back. */
    void record(Tx tx, List<LineOutcome> outcomes) throws SQLException {
        tx.batch(
                outcome,
                outcomes.stream()
                        .map(one -> new Object[] {
                            one.outcome().state(),
                            one.outcome().documentId(),
                            one.outcome().documentNumber(),
                            Clipped.to(1000, one.outcome().reason()),
                            one.key()
                        })
                        .toList());
    }

    private static Object[] columns(Placed placed) {
        EntryKey entry = placed.entry().key();
        NewLine line = placed.line();
        BatchKey batch = line.batch();
        NewLine.Amounts amounts = line.amounts();
        return new Object[] {
            line.key(),
            entry.system(),
            entry.kind(),
            entry.id(),
            placed.entry().revision() + 1,
            placed.batchId(),
            line.reverses(),
            batch.legalEntity(),
            batch.projectId(),
            batch.period(),
            batch.currency(),
            line.body().get("contractLineKey"),
            amounts.workedSeconds(),
            amounts.billedSeconds(),
            amounts.cost(),
            amounts.bill(),
            amounts.nonChargeable(),
            Json.write(line.body())
        };
    }

    private static PostingLine read(Row row) throws SQLException {
        return new PostingLine(
                row.text("line_key"),
                new EntryKey(row.text("system_name"), row.text("kind"), row.text("entry_id")),
                row.number("revision"),
                row.text("batch_id"),
                row.text("reverses"),
                new PostingLine.Place(
                        row.text("legal_entity"), row.text("project_id"), row.text("period"), row.text("currency")),
                row.document("body"),
                new PostingLine.Outcome(
                        row.constant("state", LineState.class),
                        row.text("document_id"),
                        row.text("document_number"),
                        row.text("reason")));
    }
}
