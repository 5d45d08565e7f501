package io.throughline.ledger.jdbc;

import io.throughline.canonical.Money;
import io.throughline.ledger.entries.BilledProject;
import io.throughline.ledger.entries.EntryCount;
import io.throughline.ledger.entries.EntryProgress;
import io.throughline.ledger.entries.EntryProgress.Stage;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.NewLine;
import io.throughline.ledger.entries.PeriodCount;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Sums over entries and lines; the database adds them up exactly. */
final class EntryTotalsSql {

    private static final String TOTALS = """
            select l.legal_entity, l.project_id, l.period, l.currency, l.kind, l.state, count(*) as line_count, sum(l.worked_seconds) as worked_seconds,
              sum(l.billed_seconds) as billed_seconds, sum(l.cost) as cost, sum(l.bill) as bill, sum(l.non_chargeable) as non_chargeable
            from tl_posting_line l
            group by l.legal_entity, l.project_id, l.period, l.currency, l.kind, l.state
            order by l.legal_entity, l.project_id, l.period, l.currency, l.kind, l.state
            """;
    private static final String BILLED = """
            select project_id, contract_line, currency, sum(bill) as bill from tl_posting_line
            where project_id in (%s) and state <> 'REFUSED' group by project_id, contract_line, currency
            """;
    private static final String OF_PERIOD = """
            select state, rule, at_risk_currency, count(*) as entry_count, sum(at_risk) as at_risk from tl_entry
            where project_id = ? and worked_on between ? and ?
            group by state, rule, at_risk_currency order by state, rule, at_risk_currency
            """;
    private static final String COUNTS = """
            select kind, state, rule, team, at_risk_currency, count(*) as entry_count, sum(at_risk) as at_risk from tl_entry
            group by kind, state, rule, team, at_risk_currency order by kind, state, team, rule, at_risk_currency
            """;
    /** The line that is least far says how far a decided entry is; one look into the index of lines per entry, and nothing is kept in memory. */
    private static final String PROGRESS = """
            select kind, state, line_stage, count(*) as entry_count from (
              select e.kind, e.state, case when e.state <> 'DECIDED' then 0 else coalesce((
                select max(case when l.state = 'OPEN' then 4 when l.state = 'POSTED' then 2 when l.revision = e.revision and l.reverses is null then 3 else 1 end)
                from tl_posting_line l where l.system_name = e.system_name and l.kind = e.kind and l.entry_id = e.entry_id), 0) end as line_stage
              from tl_entry e) staged
            group by kind, state, line_stage order by kind, state, line_stage
            """;

    private static final List<Stage> OF_LINES =
            List.of(Stage.MISSING, Stage.DROPPED, Stage.POSTED, Stage.REFUSED, Stage.OPEN);

    List<EntryProgress> progress(Tx tx) throws SQLException {
        return tx.list(PROGRESS, row -> new EntryProgress(row.text("kind"), stage(row), row.bigNumber("entry_count")));
    }

    private static Stage stage(Row row) throws SQLException {
        return switch (row.constant("state", EntryState.class)) {
            case WAITING -> Stage.WAITING;
            case HELD -> Stage.HELD;
            case RETURNED -> Stage.RETURNED;
            case SKIPPED -> Stage.SKIPPED;
            case DECIDED -> OF_LINES.get(row.number("line_stage"));
        };
    }

    List<BilledProject> billed(Tx tx, Collection<String> projectIds) throws SQLException {
        return tx.list(
                Placeholders.in(BILLED, projectIds),
                row -> new BilledProject(
                        row.text("project_id"),
                        row.text("contract_line"),
                        new Money(row.decimal("bill"), row.text("currency"))),
                projectIds.toArray());
    }

    List<PeriodCount> ofPeriod(Tx tx, String projectId, LocalDate from, LocalDate to) throws SQLException {
        return tx.list(
                OF_PERIOD,
                row -> new PeriodCount(
                        row.constant("state", EntryState.class),
                        row.text("rule"),
                        row.bigNumber("entry_count"),
                        atRisk(row)),
                projectId,
                from,
                to);
    }

    List<EntryTotal> totals(Tx tx) throws SQLException {
        return tx.list(TOTALS, EntryTotalsSql::total);
    }

    List<EntryCount> counts(Tx tx) throws SQLException {
        return tx.list(
                COUNTS,
                row -> new EntryCount(
                        row.text("kind"),
                        row.constant("state", EntryState.class),
                        row.text("rule"),
                        row.text("team"),
                        row.bigNumber("entry_count"),
                        atRisk(row)));
    }

    private static Money atRisk(Row row) throws SQLException {
        String currency = row.text("at_risk_currency");
        return currency == null ? null : new Money(row.decimal("at_risk"), currency);
    }

    private static EntryTotal total(Row row) throws SQLException {
        return new EntryTotal(
                row.text("legal_entity"),
                row.text("project_id"),
                row.text("period"),
                row.text("currency"),
                row.text("kind"),
                row.constant("state", LineState.class),
                row.bigNumber("line_count"),
                new NewLine.Amounts(
                        row.bigNumber("worked_seconds"),
                        row.bigNumber("billed_seconds"),
                        row.decimal("cost"),
                        row.decimal("bill"),
                        row.decimal("non_chargeable")));
    }
}
