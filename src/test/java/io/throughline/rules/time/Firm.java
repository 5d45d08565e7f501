package io.throughline.rules.time;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.ExchangeRate;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.money.DatedRates;
import io.throughline.rules.money.UnitPrice;
import io.throughline.rules.rates.RateBook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A firm for tests: the shipped German company, a project billed by time at 200 EUR, a consultant who costs 100 EUR. What differs is set by the test. */
final class Firm {

    static final Regions REGIONS = regions();

    CompanyProfile company = profile("de01");
    List<Periods.Period> periods = months("2026-01", 24, Periods.State.OPEN);
    DatedRates rates = (from, to, on) -> Optional.empty();
    Costs costs = (employee, on) -> Optional.of(UnitPrice.hourly(Money.of("100", "EUR")));
    String currency = "EUR";
    Map<String, Object> contract = Json.readObject(
            "{\"id\":\"C1\",\"lines\":[{\"key\":\"L1\",\"billingMethod\":\"time-and-materials\"},{\"key\":\"F1\",\"billingMethod\":\"fixed-price\"}]}");
    List<Map<String, Object>> cards = new ArrayList<>(List.of(card("C1", "Senior", "200")));
    List<Map<String, Object>> assignments = new ArrayList<>(List.of(assignment("A1")));
    Surroundings.Running running = Surroundings.Running.NONE;
    Map<String, Resourcing> others = new HashMap<>();
    Map<String, String> tasks = Map.of();

    /** What the ledger would know after decisions. */
    final List<KnownLine> lines = new ArrayList<>();

    private int revision;
    private String version;
    private Map<String, Object> previous;
    OnInvoice invoice;

    Surroundings around() {
        RateBook.Buyer buyer = new RateBook.Buyer(currency, company.id(), "C1", null, "K1");
        ProjectTerms terms = ProjectTerms.of("P1", contract, cards, buyer, assignments, tasks);
        return new Surroundings(
                company, terms, new Surroundings.Books(new Periods(periods), rates), costs, running, others::get);
    }

    Known known() {
        return new Known(revision, version, true, lines, invoice, previous);
    }

    /** Decides and remembers, as the ledger does. */
    Decision take(Map<String, Object> entry) {
        return remember(entry, TimeDecision.decide(entry, known(), around()));
    }

    Decision reRate(Map<String, Object> entry) {
        return remember(entry, TimeDecision.reRate(entry, known(), around()));
    }

    private Decision remember(Map<String, Object> entry, Decision decision) {
        if (decision.status() == Decision.Status.POST) {
            revision++;
            version = Json.textAt(entry, "source.version");
            previous = entry;
            decision.lines()
                    .forEach(line -> lines.add(new KnownLine(
                            line.key(),
                            line.reverses(),
                            line.place(),
                            false,
                            "doc-" + line.key(),
                            null,
                            stored(line.body()))));
        }
        return decision;
    }

    /** As it comes back from storage. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> stored(Map<String, Object> body) {
        return (Map<String, Object>) Json.read(Json.write(body));
    }

    static Map<String, Object> entry(int version, double hours, Object... more) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "id", "88",
                "source", Map.of("system", "kantata", "id", "88", "version", String.valueOf(version)),
                "employee", Map.of("id", "17"),
                "projectId", "P1",
                "contractLineKey", "L1",
                "role", "Senior",
                "workedOn", "2026-03-30",
                "workedSeconds", (int) Math.round(hours * 3600),
                "approval", Map.of("status", "approved")));
        for (int at = 0; at < more.length; at += 2) {
            entry.put((String) more[at], more[at + 1]);
        }
        return entry;
    }

    static Map<String, Object> card(String contract, String role, String price) {
        return card(contract, role, price, "EUR", "2026-01-01");
    }

    static Map<String, Object> card(String contract, String role, String price, String currency, String from) {
        Map<String, Object> row = Map.of(
                "key",
                "r-" + price,
                "role",
                role,
                "unit",
                "hour",
                "validFrom",
                from,
                "price",
                Map.of("value", price, "currency", currency));
        return Map.of(
                "id",
                "RC-" + contract + "-" + price,
                "scope",
                Map.of("level", "contract", "id", contract),
                "currency",
                currency,
                "rows",
                List.of(row));
    }

    static Map<String, Object> assignment(String id, Object... more) {
        Map<String, Object> assignment = new HashMap<>(
                Map.of("id", id, "projectId", "P1", "role", "Senior", "synced", true, "employee", Map.of("id", "17")));
        for (int at = 0; at < more.length; at += 2) {
            assignment.put((String) more[at], more[at + 1]);
        }
        return assignment;
    }

    static List<Periods.Period> months(String first, int count, Periods.State state) {
        List<Periods.Period> months = new ArrayList<>();
        for (YearMonth month = YearMonth.parse(first); months.size() < count; month = month.plusMonths(1)) {
            months.add(new Periods.Period(month.atDay(1), month.atEndOfMonth(), state));
        }
        return months;
    }

    void month(String month, Periods.State state) {
        periods = new ArrayList<>(periods);
        LocalDate start = YearMonth.parse(month).atDay(1);
        periods.replaceAll(
                period -> period.startOn().equals(start) ? new Periods.Period(start, period.endOn(), state) : period);
    }

    static DatedRates rates(String... rows) {
        return (from, to, on) -> Arrays.stream(rows)
                .map(row -> row.split(" "))
                .filter(row -> row[0].equals(from) && row[1].equals(to))
                .findFirst()
                .map(row -> new ExchangeRate(from, to, on, on, new BigDecimal(row[2]), "ECB"));
    }

    static CompanyProfile profile(String id) {
        Region region = REGIONS.selling().stream()
                .filter(one -> one.legalEntity(id).isPresent())
                .findFirst()
                .orElseThrow();
        return CompanyProfile.of(region.legalEntity(id).orElseThrow(), region);
    }

    CompanyProfile with(CompanyProfile.Time time) {
        return new CompanyProfile(
                company.id(),
                company.currency(),
                company.rounding(),
                company.calendar(),
                company.zone(),
                company.legs(),
                time,
                company.rules());
    }

    void books(D17AccountingDate.Closed closed, D17AccountingDate.Locked locked, String materiality) {
        CompanyProfile.Time time = company.time();
        company = with(new CompanyProfile.Time(
                time.increment(),
                time.workDate(),
                time.postsWithoutCost(),
                new CompanyProfile.Books(closed, locked, "projects", new BigDecimal(materiality), false),
                time.day()));
    }

    void day(D20DayHours.Policy policy) {
        CompanyProfile.Time time = company.time();
        company = with(new CompanyProfile.Time(
                time.increment(), time.workDate(), time.postsWithoutCost(), time.books(), policy));
    }

    void cap(String limit, String invoiced, String unbilled, CapAccount.Over over) {
        running = new Surroundings.Running(
                0,
                0,
                List.of(new CapAccount(
                        "contract C1",
                        Money.of(limit, currency),
                        Money.of(invoiced, currency),
                        Money.of(unbilled, currency),
                        over)));
    }

    private static Regions regions() {
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(Path.of("target/no-such-folder")), problems);
        problems.throwIfAny();
        return regions;
    }
}
