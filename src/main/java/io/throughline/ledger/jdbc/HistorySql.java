package io.throughline.ledger.jdbc;

import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.EventRecord;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what is known: three statements for one transaction as for a thousand. */
final class HistorySql {

    static final int MAX_RECENT = 1_000;

    private static final String JOINED = "select " + TransactionRows.COLUMNS + ", " + TransactionRows.EVENT_COLUMNS
            + " from tl_transaction t join tl_event e on e.id = t.event_id ";
    private static final String ONE = JOINED + "where t.id = ?";
    private static final String SOME = JOINED + "where t.id in (%s) order by t.created_at, t.number";
    private static final String RECENT = JOINED + "order by t.created_at desc, t.number desc limit ?";
    private static final String PLAIN = "select " + TransactionRows.COLUMNS + " from tl_transaction t ";
    private static final String OF_OBJECT =
            PLAIN + "where t.object_type = ? and t.object_id = ? order by t.created_at, t.number";
    private static final String CHILDREN = PLAIN + "where t.parent_id = ? order by t.created_at, t.number";

    private final Database database;
    private final StepRows steps;
    private final CaseSql cases;

    HistorySql(Database database, Supplier<String> ids) {
        this.database = database;
        steps = new StepRows(database.dialect());
        cases = new CaseSql(database.dialect(), ids);
    }

    Optional<TransactionHistory> history(String id) {
        return database.transaction(tx ->
                complete(tx, tx.list(ONE, Head::of, id)).stream().findFirst());
    }

    List<TransactionHistory> recent(int limit) {
        int most = Math.min(limit, MAX_RECENT);
        return database.transaction(tx -> complete(tx, tx.list(RECENT, Head::of, most)));
    }

    /** These transactions, oldest first, within a database transaction of the caller; the list must not be empty. */
    List<TransactionHistory> histories(Tx tx, List<String> ids) throws SQLException {
        return complete(tx, tx.list(Placeholders.in(SOME, ids), Head::of, ids.toArray()));
    }

    List<TransactionRecord> ofObject(String objectType, String objectId) {
        return database.transaction(tx -> tx.list(OF_OBJECT, TransactionRows::transaction, objectType, objectId));
    }

    List<TransactionRecord> childrenOf(String id) {
        return database.transaction(tx -> tx.list(CHILDREN, TransactionRows::transaction, id));
    }

    private List<TransactionHistory> complete(Tx tx, List<Head> heads) throws SQLException {
        if (heads.isEmpty()) {
            return List.of();
        }
        List<String> ids = heads.stream().map(head -> head.transaction().id()).toList();
        Map<String, List<StepRecord>> stepsOf = steps.of(tx, ids);
        Map<String, List<CaseRecord>> casesOf = cases.of(tx, ids);
        return heads.stream().map(head -> head.with(stepsOf, casesOf)).toList();
    }

    private record Head(TransactionRecord transaction, EventRecord event, Map<String, Object> corrections) {

        static Head of(Row row) throws SQLException {
            Map<String, Object> corrections = row.document("corrections");
            return new Head(
                    TransactionRows.transaction(row),
                    TransactionRows.event(row),
                    corrections == null ? Map.of() : corrections);
        }

        TransactionHistory with(Map<String, List<StepRecord>> stepsOf, Map<String, List<CaseRecord>> casesOf) {
            String id = transaction.id();
            return new TransactionHistory(
                    transaction,
                    event,
                    stepsOf.getOrDefault(id, List.of()),
                    casesOf.getOrDefault(id, List.of()),
                    corrections);
        }
    }
}
