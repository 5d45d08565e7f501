package io.throughline.ledger.jdbc;

import io.throughline.ledger.CaseFile;
import io.throughline.ledger.CaseQuery;
import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DeskLedger;
import io.throughline.ledger.DeskReach;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.TransactionHistory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Desk cases as people read them. Who may see what is part of the query (S-07), never of the page. */
final class DeskSql implements DeskLedger {

    /** Nobody decides about a case by a slip of one letter. */
    private static final int SHORTEST_BEGINNING = 4;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String SELECT =
            CaseSql.SELECT + " from tl_case c join tl_transaction t on t.id = c.transaction_id where 1 = 1";
    private static final String OTHERS =
            "select o.id from tl_transaction t join tl_transaction o on o.event_id = t.event_id and o.id <> t.id where t.id = ?";
    private static final String BEHIND = """
            select count(*) as behind from tl_transaction t join tl_transaction o
              on o.source = t.source and o.object_type = t.object_type and o.object_id = t.object_id and o.event_ordinal > t.event_ordinal
            where t.id = ? and o.ended_at is null
            """;

    private final Database database;
    private final HistorySql history;
    private final DecisionRows decisions;
    private final DecideSql deciding;
    private final String present;

    DeskSql(Database database, HistorySql history, Supplier<String> ids) {
        this.database = database;
        this.history = history;
        decisions = new DecisionRows(database.dialect());
        deciding = new DecideSql(database, ids);
        present = database.dialect().sql("select {now} as present");
    }

    @Override
    public List<CaseFile> cases(CaseQuery query) {
        Filter filter = new Filter(SELECT).within(query.reach());
        filter.with(query.decided() ? " and c.decided_at is not null" : " and c.decided_at is null");
        if (query.team() != null) {
            filter.with(" and c.team = ?", query.team());
        }
        if (query.region() != null) {
            filter.with(" and t.region = ?", query.region());
        }
        String order = query.decided() ? "c.decided_at desc" : "coalesce(c.deadline_at, c.opened_at)";
        filter.with(" order by " + order + ", c.number limit ?", query.limit());
        return files(filter);
    }

    @Override
    public List<CaseFile> named(String idOrBeginning, DeskReach reach) {
        if (idOrBeginning == null || !ID.matcher(idOrBeginning).matches()) {
            return List.of();
        }
        Filter whole = new Filter(SELECT).within(reach).with(" and c.id = ?", idOrBeginning);
        List<CaseFile> exact = files(whole);
        if (!exact.isEmpty() || idOrBeginning.length() < SHORTEST_BEGINNING) {
            return exact;
        }
        Filter beginning = new Filter(SELECT)
                .within(reach)
                .with(" and substring(c.id from 1 for cast(? as integer)) = ?", idOrBeginning.length(), idOrBeginning)
                .with(" order by c.number limit 2");
        return files(beginning);
    }

    @Override
    public List<DecisionRecord> decisions(String transactionId) {
        return database.transaction(tx -> decisions.ofEvent(tx, transactionId));
    }

    @Override
    public boolean decide(Ruling ruling) {
        return deciding.decide(ruling);
    }

    private List<CaseFile> files(Filter filter) {
        return database.transaction(tx -> {
            Instant asOf = tx.first(present, row -> row.instant("present")).orElseThrow();
            List<CaseFile> files = new ArrayList<>();
            for (CaseRecord desk : tx.list(filter.sql.toString(), CaseSql::read, filter.arguments.toArray())) {
                files.add(file(tx, desk, asOf));
            }
            return files;
        });
    }

    private CaseFile file(Tx tx, CaseRecord desk, Instant asOf) throws SQLException {
        TransactionHistory own =
                history.histories(tx, List.of(desk.transactionId())).get(0);
        List<String> others = tx.list(OTHERS, row -> row.text("id"), desk.transactionId());
        int behind = tx.first(BEHIND, row -> row.number("behind"), desk.transactionId())
                .orElse(0);
        return new CaseFile(
                desk,
                own,
                decisions.ofEvent(tx, desk.transactionId()),
                others.isEmpty() ? List.of() : history.histories(tx, others),
                behind,
                asOf);
    }

    /** A statement that grows with its bound values; never with a value in its text (S-52). */
    private static final class Filter {

        private final StringBuilder sql;
        private final List<Object> arguments = new ArrayList<>();

        Filter(String select) {
            sql = new StringBuilder(select);
        }

        Filter within(DeskReach reach) {
            in("c.team", reach.teams());
            in("t.region", reach.regions());
            return this;
        }

        private void in(String column, Collection<String> values) {
            if (values == null) {
                return;
            }
            with(
                    values.isEmpty()
                            ? " and 1 = 0"
                            : " and " + column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?"))
                                    + ")");
            arguments.addAll(values);
        }

        Filter with(String condition, Object... values) {
            sql.append(condition);
            arguments.addAll(List.of(values));
            return this;
        }
    }
}
