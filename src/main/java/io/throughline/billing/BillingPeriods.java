package io.throughline.billing;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.PeriodCount;
import io.throughline.ledger.entries.Reference;
import io.throughline.posting.Companies;
import io.throughline.posting.KnownProjects;
import io.throughline.rules.Fields;
import io.throughline.rules.PlainObject;
import io.throughline.rules.billing.BillingReadiness;
import io.throughline.rules.billing.PeriodToBill;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Which contracts are to be invoiced for which month, and whether they can be. A month is due once it is over where the legal entity is; told again, it is due once.
 * Thread-safe.
 */
public final class BillingPeriods {

    /** Event that a month of a contract is over. */
    public static final String DUE = "billing-period.due.v1";

    private static final String OBJECT = "billing-period";
    private static final String MILESTONE = "milestone";
    private static final String UNPRICED = "D25";
    private static final String OVER_THE_CAP = "D33";
    private static final int CAUGHT_UP = 2;

    private final Ledger ledger;
    private final Companies companies;
    private final BiFunction<String, String, List<NewTransaction>> starts;
    private final Clock clock;

    /** @param starts transactions that an event type starts in a region, which may be null */
    public BillingPeriods(
            Ledger ledger, Companies companies, BiFunction<String, String, List<NewTransaction>> starts, Clock clock) {
        this.ledger = ledger;
        this.companies = companies;
        this.starts = starts;
        this.clock = clock;
    }

    /** Tells of the months that are over, the last one and the one before; how many it told of, those included that were told before. */
    public int tellDue() {
        return ledger.references().all(KnownProjects.CONTRACT).stream()
                .mapToInt(this::tellDue)
                .sum();
    }

    private int tellDue(Reference contract) {
        Fields fields = new Fields(contract.body());
        List<YearMonth> due = companies
                .find(fields.text("legalEntity").orElse(null))
                .map(company -> YearMonth.now(clock.withZone(company.region().zone())))
                .map(now -> Stream.iterate(now.minusMonths(1), month -> month.minusMonths(1))
                        .limit(CAUGHT_UP)
                        .filter(month -> isCovered(month, fields))
                        .toList())
                .orElse(List.of());
        due.forEach(month -> ledger.accept(event(contract, month), starts.apply(DUE, null)));
        return due.size();
    }

    private static boolean isCovered(YearMonth month, Fields contract) {
        boolean begun = contract.date("startOn")
                .filter(day -> !day.isAfter(month.atEndOfMonth()))
                .isPresent();
        return begun
                && contract.date("endOn")
                        .filter(day -> day.isBefore(month.atDay(1)))
                        .isEmpty();
    }

    private static NewEvent event(Reference contract, YearMonth month) {
        Map<String, Object> data = new PlainObject()
                .with("projectId", contract.id())
                .with("legalEntity", contract.body().get("legalEntity"))
                .with("period", month.toString())
                .build();
        String id = contract.id() + ':' + month;
        return new NewEvent(
                OBJECT + ':' + id,
                DUE,
                "throughline",
                OBJECT,
                id,
                null,
                null,
                null,
                data,
                new byte[0],
                "application/json");
    }

    /**
     * Whether a month of a project's contract can be invoiced today, with everything that is open.
     *
     * @param period such as {@code 2026-03}
     * @throws IllegalStateException if no contract of the project, or no such company, is known
     */
    public BillingReadiness judge(String projectId, String period) {
        Map<String, Object> contract = ledger.references().ofIds(KnownProjects.CONTRACT, List.of(projectId)).stream()
                .findFirst()
                .map(Reference::body)
                .orElseThrow(() -> unknown(projectId, period));
        Companies.Company company =
                companies.find(Json.textAt(contract, "legalEntity")).orElseThrow(() -> unknown(projectId, period));
        YearMonth month = YearMonth.parse(period);
        LocalDate today = LocalDate.now(clock.withZone(company.region().zone()));
        PeriodToBill toBill = new PeriodToBill(
                contract,
                Map.of(),
                new PeriodToBill.Dates(month.atDay(1), month.atEndOfMonth(), today),
                counts(ledger.entries().ofPeriod(projectId, month.atDay(1), month.atEndOfMonth())),
                ledger.references().ofProjects(MILESTONE, List.of(projectId)).stream()
                        .map(Reference::body)
                        .toList());
        return BillingReadiness.of(toBill, company.entity().policies()::runs);
    }

    private static IllegalStateException unknown(String projectId, String period) {
        return new IllegalStateException(
                "LED-2120 project %s has no contract, or one of a company that no region describes, so that %s cannot be judged for its invoice. Nothing was written. Describe the legal entity under config/regions and retry."
                        .formatted(projectId, period));
    }

    /** What went back to its author is not approved either. */
    static PeriodToBill.Counts counts(List<PeriodCount> rows) {
        int waiting = 0;
        int unpriced = 0;
        Map<String, Integer> held = new TreeMap<>();
        Money over = null;
        for (PeriodCount row : rows) {
            int entries = Math.toIntExact(row.entries());
            if (row.state() == EntryState.WAITING || row.state() == EntryState.RETURNED) {
                waiting += entries;
            } else if (row.state() == EntryState.HELD && UNPRICED.equals(row.rule())) {
                unpriced += entries;
            } else if (row.state() == EntryState.HELD && OVER_THE_CAP.equals(row.rule()) && isFirst(over, row)) {
                over = over == null ? row.atRisk() : over.plus(row.atRisk());
            } else if (row.state() == EntryState.HELD) {
                held.merge(row.rule(), entries, Integer::sum);
            }
        }
        return new PeriodToBill.Counts(waiting, unpriced, held, over);
    }

    private static boolean isFirst(Money over, PeriodCount row) {
        return row.atRisk() != null
                && (over == null || over.currency().equals(row.atRisk().currency()));
    }
}
