package io.throughline.ledger.jdbc;

import io.throughline.ledger.EventRecord;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.recorded.RecordedLedger;
import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedAnswer;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedApproval;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedEvent;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedResult;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedStep;
import io.throughline.ledger.recorded.WhoWasWho;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads what a replay needs: six statements for two hundred transactions as for one. */
final class RecordedSql implements RecordedLedger {

    private static final int MAX_PAGE = 200;
    private static final Instant ALWAYS = Instant.EPOCH;

    private static final String IDS = """
            select t.id from tl_transaction t where t.created_at >= ? order by t.created_at desc, t.number desc limit ?
            """;
    private static final String IDS_OF_REGION = """
            select t.id from tl_transaction t where t.created_at >= ? and t.region = ?
            order by t.created_at desc, t.number desc limit ?
            """;
    private static final String HEADS = "select " + TransactionRows.COLUMNS + ", " + TransactionRows.EVENT_COLUMNS
            + " from tl_transaction t join tl_event e on e.id = t.event_id where t.id in (%s)";
    private static final String STEPS = """
            select transaction_id, step_id, operation, system_name, state, idempotency_key, marker, result, problem,
              attempt_count, begun_at, changed_at
            from tl_step where transaction_id in (%s) order by transaction_id, sequence
            """;
    private static final String INHERITED = """
            select t.id as transaction_id, s.step_id, s.result from tl_transaction t
            join tl_step s on s.transaction_id = t.parent_id and s.begun_at <= t.created_at
            where s.result is not null and t.id in (%s) order by t.id, s.sequence
            """;
    // What an undo was told is not kept, so that all of them are answers to forward calls and probes.
    private static final String ANSWERS = """
            select transaction_id, step_id, call_name, status, body, stored_at from tl_raw_answer
            where transaction_id in (%s) order by transaction_id, id
            """;
    private static final String APPROVALS = """
            select t.id as transaction_id, d.rule, d.stage, d.amount, d.currency
            from tl_transaction t join tl_decision d on d.event_id = t.event_id
            where d.rule is not null and d.amount is not null and t.id in (%s) order by d.number
            """;
    private static final List<String> PROJECTS = List.of("psa-project", "erp-project");
    private static final int MAX_GENERATIONS = 20;
    private static final String BINDINGS = """
            select kind, canonical_id, system_name, external_id, bound_at, unbound_at from tl_crosswalk
            where kind in ('psa-project', 'erp-project') and canonical_id in (%s) order by id
            """;

    private static final String BOUND = """
            select kind, canonical_id, system_name, external_id, bound_at, unbound_at from tl_crosswalk
            where kind = ? and canonical_id = ? order by id
            """;
    private static final String BOUND_TO = """
            select kind, canonical_id, system_name, external_id, bound_at, unbound_at from tl_crosswalk
            where kind = ? and system_name = ? and external_id = ? order by id
            """;

    private final Database database;

    RecordedSql(Database database) {
        this.database = database;
    }

    @Override
    public List<String> ids(RecordedQuery query) {
        Instant since = query.since() == null ? ALWAYS : query.since();
        List<String> newest = database.transaction(tx -> query.region() == null
                ? tx.list(IDS, row -> row.text("id"), since, query.limit())
                : tx.list(IDS_OF_REGION, row -> row.text("id"), since, query.region(), query.limit()));
        List<String> oldestFirst = new ArrayList<>(newest);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    @Override
    public List<RecordedTransaction> of(List<String> ids) {
        if (ids.size() > MAX_PAGE) {
            throw new IllegalArgumentException("at most %d transactions are read at once".formatted(MAX_PAGE));
        }
        return ids.isEmpty() ? List.of() : database.transaction(tx -> read(tx, ids));
    }

    @Override
    public List<RecordedBinding> bindings(WhoWasWho asked) {
        return database.transaction(tx -> asked.canonicalId() == null
                ? tx.list(BOUND_TO, RecordedSql::binding, asked.kind(), asked.system(), asked.externalId())
                : tx.list(BOUND, RecordedSql::binding, asked.kind(), asked.canonicalId()));
    }

    private static List<RecordedTransaction> read(Tx tx, List<String> ids) throws SQLException {
        Object[] bound = ids.toArray();
        Map<String, Head> heads = tx.list(Placeholders.in(HEADS, ids), Head::of, bound).stream()
                .collect(Collectors.toMap(head -> head.transaction().id(), head -> head));
        Parts parts = new Parts(
                grouped(tx, STEPS, ids, RecordedSql::step),
                grouped(tx, INHERITED, ids, row -> new RecordedResult(row.text("step_id"), row.document("result"))),
                grouped(tx, ANSWERS, ids, RecordedSql::answer),
                grouped(tx, APPROVALS, ids, RecordedSql::approval),
                bindings(tx, heads.values()));
        return ids.stream()
                .distinct()
                .filter(heads::containsKey)
                .map(id -> heads.get(id).with(parts))
                .toList();
    }

    private static Map<String, List<RecordedBinding>> bindings(Tx tx, Collection<Head> heads) throws SQLException {
        List<String> projects = heads.stream()
                .flatMap(head -> head.projects().stream())
                .distinct()
                .toList();
        return projects.isEmpty()
                ? Map.of()
                : tx.list(Placeholders.in(BINDINGS, projects), RecordedSql::binding, projects.toArray()).stream()
                        .collect(Collectors.groupingBy(RecordedBinding::canonicalId));
    }

    private static <T> Map<String, List<T>> grouped(Tx tx, String sql, Collection<String> ids, RowReader<T> reader)
            throws SQLException {
        return tx
                .list(
                        Placeholders.in(sql, ids),
                        row -> Map.entry(row.text("transaction_id"), reader.read(row)),
                        ids.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static RecordedStep step(Row row) throws SQLException {
        return new RecordedStep(
                row.text("step_id"),
                row.text("operation"),
                row.text("system_name"),
                row.text("state"),
                row.text("idempotency_key"),
                row.text("marker"),
                row.document("result"),
                row.text("problem"),
                row.number("attempt_count"),
                row.instant("begun_at"),
                row.instant("changed_at"));
    }

    private static RecordedAnswer answer(Row row) throws SQLException {
        byte[] body = row.bytes("body");
        return new RecordedAnswer(
                row.text("step_id"),
                row.text("call_name"),
                row.number("status"),
                body == null ? null : Bodies.expand(body),
                row.instant("stored_at"));
    }

    private static RecordedApproval approval(Row row) throws SQLException {
        return new RecordedApproval(row.text("rule"), row.text("stage"), row.text("amount"), row.text("currency"));
    }

    private static RecordedBinding binding(Row row) throws SQLException {
        return new RecordedBinding(
                row.text("kind"),
                row.text("canonical_id"),
                row.text("system_name"),
                row.text("external_id"),
                row.instant("bound_at"),
                row.instant("unbound_at"));
    }

    private record Parts(
            Map<String, List<RecordedStep>> steps,
            Map<String, List<RecordedResult>> inherited,
            Map<String, List<RecordedAnswer>> answers,
            Map<String, List<RecordedApproval>> approvals,
            Map<String, List<RecordedBinding>> bindings) {}

    private record Head(TransactionRecord transaction, EventRecord event, Map<String, Object> corrections) {

        static Head of(Row row) throws SQLException {
            Map<String, Object> corrections = row.document("corrections");
            return new Head(
                    TransactionRows.transaction(row),
                    TransactionRows.event(row),
                    corrections == null ? Map.of() : corrections);
        }

        RecordedTransaction with(Parts parts) {
            String id = transaction.id();
            return new RecordedTransaction(
                    id,
                    transaction.workflow(),
                    transaction.state().name(),
                    transaction.region(),
                    transaction.legalEntity(),
                    transaction.bundle(),
                    transaction.createdAt(),
                    recorded(event),
                    corrections,
                    parts.steps().getOrDefault(id, List.of()),
                    parts.inherited().getOrDefault(id, List.of()),
                    parts.answers().getOrDefault(id, List.of()),
                    parts.approvals().getOrDefault(id, List.of()),
                    projects().stream()
                            .flatMap(project -> parts.bindings().getOrDefault(project, List.of()).stream())
                            .toList());
        }

        /** Canonical ids of the deal's projects, of this won-generation and those before: kind:deal:generation. */
        List<String> projects() {
            int own = event.data().get("generation") instanceof Number number ? number.intValue() : 1;
            return IntStream.rangeClosed(Math.max(1, own - MAX_GENERATIONS), own)
                    .boxed()
                    .flatMap(generation ->
                            PROJECTS.stream().map(kind -> kind + ":" + transaction.objectId() + ":" + generation))
                    .toList();
        }

        private static RecordedEvent recorded(EventRecord event) {
            return new RecordedEvent(
                    event.id(),
                    event.type(),
                    event.source(),
                    event.objectId(),
                    event.occurredAt(),
                    event.receivedAt(),
                    event.data());
        }
    }
}
