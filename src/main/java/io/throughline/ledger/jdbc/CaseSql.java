package io.throughline.ledger.jdbc;

import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.Change;
import io.throughline.ledger.NewCase;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Desk cases. */
final class CaseSql {

    /** The columns of a case; the table goes by the name of {@code c}. */
    static final String SELECT = """
            select c.id, c.transaction_id, c.step_id, c.kind, c.team, c.code, c.title, c.detail, c.fix, c.amount, c.currency, c.opened_at,
              c.deadline_at, c.decided_at, c.decision, c.version, c.facts
            """;

    private static final String FIND =
            SELECT + " from tl_case c where c.transaction_id in (%s) order by c.transaction_id, c.number";

    private final Supplier<String> ids;
    private final String insert;

    CaseSql(Dialect dialect, Supplier<String> ids) {
        this.ids = ids;
        insert = dialect.sql("""
                insert into tl_case (id, transaction_id, step_id, kind, team, code, title, detail, fix, amount, currency, facts, opened_at, deadline_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now}, {now+ms})
                """);
    }

    void open(Writing writing, Change.OpenCase change) throws SQLException {
        NewCase desk = change.desk();
        writing.tx()
                .update(
                        insert,
                        ids.get(),
                        writing.transactionId(),
                        desk.stepId(),
                        desk.kind(),
                        desk.team(),
                        desk.code(),
                        Clipped.to(Clipped.TITLE, desk.title()),
                        Clipped.to(Clipped.DETAIL, desk.detail()),
                        Clipped.to(Clipped.DETAIL, desk.fix()),
                        desk.amount(),
                        desk.currency(),
                        desk.facts().isEmpty() ? null : Documents.write(desk.facts()),
                        change.answerWithin());
        writing.audit("case.opened", desk.team() + ": " + desk.title());
    }

    /** The cases of each transaction that has any, oldest first. */
    Map<String, List<CaseRecord>> of(Tx tx, Collection<String> transactionIds) throws SQLException {
        return tx.list(Placeholders.in(FIND, transactionIds), CaseSql::read, transactionIds.toArray()).stream()
                .collect(Collectors.groupingBy(CaseRecord::transactionId));
    }

    static CaseRecord read(Row row) throws SQLException {
        return new CaseRecord(
                row.text("id"),
                row.text("transaction_id"),
                opened(row),
                row.instant("opened_at"),
                row.instant("deadline_at"),
                row.instant("decided_at"),
                row.text("decision"),
                row.bigNumber("version"));
    }

    private static NewCase opened(Row row) throws SQLException {
        return new NewCase(
                row.text("kind"),
                row.text("team"),
                row.text("code"),
                row.text("title"),
                row.text("detail"),
                row.text("fix"),
                row.text("step_id"),
                row.text("amount"),
                row.text("currency"),
                row.document("facts"));
    }
}
