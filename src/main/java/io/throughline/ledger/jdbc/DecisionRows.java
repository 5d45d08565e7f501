package io.throughline.ledger.jdbc;

import io.throughline.canonical.Json;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DecisionRecord.Approved;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.Ruling;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decisions as stored. */
final class DecisionRows {

    private static final String COLUMNS = """
            select d.id, d.case_id, d.case_version, d.transaction_id, d.action, d.person, d.reason, d.chosen, d.edits, d.rule, d.stage,
              d.amount, d.currency, d.at from tl_decision d
            """;
    private static final String OF_EVENT =
            COLUMNS + " where d.event_id = (select t.event_id from tl_transaction t where t.id = ?) order by d.number";
    private static final String STORED = "select id from tl_decision where id = ?";

    private final String insert;

    DecisionRows(Dialect dialect) {
        insert = dialect.sql("""
                insert into tl_decision (id, case_id, case_version, transaction_id, event_id, action, person, reason, chosen, edits,
                  rule, stage, amount, currency, at)
                select cast(? as varchar(64)), cast(? as varchar(64)), cast(? as bigint), t.id, t.event_id, cast(? as varchar(20)),
                  cast(? as varchar(200)), cast(? as varchar(4000)), cast(? as varchar(400)), cast(? as varchar(1000000)),
                  cast(? as varchar(40)), cast(? as varchar(200)), cast(? as varchar(40)), cast(? as varchar(3)), {now}
                from tl_transaction t where t.id = ?
                """);
    }

    List<DecisionRecord> ofEvent(Tx tx, String transactionId) throws SQLException {
        return tx.list(OF_EVENT, DecisionRows::read, transactionId);
    }

    boolean isStored(Tx tx, String id) throws SQLException {
        return tx.first(STORED, row -> row.text("id"), id).isPresent();
    }

    void write(Tx tx, String id, Ruling ruling) throws SQLException {
        Judgement judgement = ruling.judgement();
        Approved approved = judgement.approved();
        tx.update(
                insert,
                id,
                ruling.seen().caseId(),
                ruling.seen().caseVersion(),
                judgement.action(),
                judgement.person(),
                Clipped.to(Clipped.DETAIL, judgement.reason()),
                judgement.chosen(),
                judgement.edits().isEmpty() ? null : Documents.write(Map.of("edits", written(judgement.edits()))),
                approved == null ? null : approved.rule(),
                approved == null ? null : approved.stage(),
                approved == null ? null : approved.amount(),
                approved == null ? null : approved.currency(),
                ruling.seen().transactionId());
    }

    private static DecisionRecord read(Row row) throws SQLException {
        Judgement judgement = new Judgement(
                row.text("action"),
                row.text("person"),
                row.text("reason"),
                row.text("chosen"),
                edits(row.document("edits")),
                approved(row));
        return new DecisionRecord(
                row.text("case_id"),
                row.bigNumber("case_version"),
                row.text("transaction_id"),
                judgement,
                row.instant("at"));
    }

    private static Approved approved(Row row) throws SQLException {
        return row.text("rule") == null
                ? null
                : new Approved(row.text("rule"), row.text("stage"), row.text("amount"), row.text("currency"));
    }

    private static List<Object> written(List<Edit> edits) {
        List<Object> list = new ArrayList<>();
        for (Edit edit : edits) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("path", edit.path());
            map.put("before", edit.before());
            map.put("after", edit.after());
            list.add(map);
        }
        return list;
    }

    private static List<Edit> edits(Map<String, Object> document) {
        if (document == null) {
            return List.of();
        }
        return Json.asList(document.get("edits")).stream()
                .map(Json::asObject)
                .map(edit -> new Edit(String.valueOf(edit.get("path")), edit.get("before"), edit.get("after")))
                .toList();
    }
}
