package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.ExchangeRate;
import io.throughline.config.RoundingRule;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.entities.LegMaker;
import io.throughline.rules.expense.ExpenseDecision;
import io.throughline.rules.expense.ExpenseSurroundings;
import io.throughline.rules.time.CompanyProfile;
import io.throughline.rules.time.D17AccountingDate;
import io.throughline.rules.time.Decision;
import io.throughline.rules.time.Known;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.OnInvoice;
import io.throughline.rules.time.Periods;
import io.throughline.rules.time.PlannedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExpenseDecisionTest {

    @Example
    void d46AnApprovedExpenseMakesOneLineThatFitsThePostingBatch() {
        Decision decision = decide(expense("1000", "50"), Known.NOTHING, List.of());

        assertThat(decision.status()).isEqualTo(Decision.Status.POST);
        Map<String, Object> line = decision.lines().get(0).body();
        assertThat(line)
                .containsEntry("cost", eur("1010").plain())
                .containsEntry("bill", eur("1060.50").plain())
                .containsEntry("tax", eur("40").plain())
                .containsEntry("workedOn", "2026-03-30")
                .containsEntry("accountingOn", "2026-04-01")
                .containsEntry("receipt", "https://psa.example/r/1");
        assertThat(line.get("rules")).isEqualTo(List.of("D17", "D46", "D32", "D45"));
        assertThat(Schemas.errors(
                        "posting-batch",
                        Map.of(
                                "id", "b",
                                "kind", "expense",
                                "legalEntity", "de01",
                                "projectId", "P",
                                "currency", "EUR",
                                "accountingOn", "2026-04-01",
                                "lines", List.of(line))))
                .isEmpty();
    }

    @Example
    void d32AnExpenseThatTheLineIncludesIsCostOnly() {
        Map<String, Object> expense = expense("2000", "0");
        expense.put("contractLineKey", "fixed");

        Map<String, Object> line =
                decide(expense, Known.NOTHING, List.of()).lines().get(0).body();

        assertThat(line).containsEntry("cost", eur("2000").plain()).containsEntry("billable", false);
        assertThat(line).doesNotContainKey("bill");
    }

    @Example
    void d33TheCostOfWhatIsOverTheCapIsPosted() {
        CapAccount cap = new CapAccount("contract C", eur("100"), eur("0"), eur("40"), CapAccount.Over.NON_CHARGEABLE);

        Decision decision = decide(expense("1000", "0"), Known.NOTHING, List.of(cap));

        assertThat(decision.lines().get(0).body())
                .containsEntry("cost", eur("1000").plain())
                .containsEntry("bill", eur("60").plain())
                .containsEntry("nonChargeable", eur("990").plain());
        assertThat(decision.caps()).extracting(CapAccount::room).containsExactly(eur("0"));
        Known known = after(Known.NOTHING, decision, "1");
        Decision again = decide(version(expense("10", "0"), "2"), known, decision.caps());
        assertThat(again.caps()).extracting(CapAccount::room).containsExactly(eur("49.50"));
    }

    @Example
    void d7AReceiptInAnotherCurrencyNeedsTheRateOfItsDay() {
        Map<String, Object> dollars = expense("1000", "0");
        dollars.put("net", Money.of("1000", "USD").plain());
        dollars.remove("tax");

        assertThat(decide(dollars, Known.NOTHING, List.of()).lines().get(0).body())
                .containsEntry("cost", eur("900").plain())
                .containsEntry("bill", eur("945").plain());
        dollars.put("net", Money.of("1000", "JPY").plain());
        Decision held = decide(dollars, Known.NOTHING, List.of());
        assertThat(held.status()).isEqualTo(Decision.Status.HOLD);
        assertThat(held.headline().orElseThrow().rule()).isEqualTo("D7");
        assertThat(held.headline().orElseThrow().team()).isEqualTo("team of currency");
    }

    @Example
    void d11AndD19WhatIsNotApprovedWaitsAndWhatIsDeletedBeforeIsDropped() {
        assertThat(decide(status(expense("1", "0"), "submitted"), Known.NOTHING, List.of())
                        .status())
                .isEqualTo(Decision.Status.WAITING);
        assertThat(decide(deleted(expense("1", "0")), Known.NOTHING, List.of()).status())
                .isEqualTo(Decision.Status.NOTHING);
    }

    @Example
    void d18TheSameVersionIsPostedOnceAndAnOlderOneComesTooLate() {
        Map<String, Object> expense = version(expense("10", "0"), "3");
        Known known = after(Known.NOTHING, decide(expense, Known.NOTHING, List.of()), "3");

        assertThat(decide(expense, known, List.of()).status()).isEqualTo(Decision.Status.NOTHING);
        assertThat(decide(version(expense("99", "0"), "2"), known, List.of()).status())
                .isEqualTo(Decision.Status.NOTHING);
        assertThat(decide(version(expense("10", "0"), "4"), known, List.of()).lines())
                .isEmpty();
    }

    @Example
    void d15AndD16AChangeIsAPairAndOnAnInvoiceItIsCreditedFirst() {
        Known known = after(Known.NOTHING, decide(version(expense("10", "0"), "1"), Known.NOTHING, List.of()), "1");

        Decision changed = decide(version(expense("12", "0"), "2"), known, List.of());
        assertThat(changed.lines()).hasSize(2);
        assertThat(changed.lines().get(0).reverses())
                .isEqualTo(known.lines().get(0).key());
        Known invoiced = new Known(known.revision(), "1", true, known.lines(), new OnInvoice("I-1", "posted"), null);
        Decision held = decide(version(expense("12", "0"), "2"), invoiced, List.of());
        assertThat(held.headline().orElseThrow().rule()).isEqualTo("D15");
        assertThat(decide(deleted(expense("12", "0")), invoiced, List.of())
                        .headline()
                        .orElseThrow()
                        .rule())
                .isEqualTo("D19");
    }

    @Example
    void d50AnExpenseOfAnotherCompanysPersonIsHeldUnlessItIsTheSameCompany() {
        Map<String, Object> expense = expense("1", "0");
        expense.put("resourcingEntity", "gb01");
        assertThat(decide(expense, Known.NOTHING, List.of())
                        .headline()
                        .orElseThrow()
                        .rule())
                .isEqualTo("D50");

        expense.put("resourcingEntity", "de01");
        assertThat(decide(expense, Known.NOTHING, List.of()).status()).isEqualTo(Decision.Status.POST);
    }

    @Example
    void anExpenseWithoutAReadableDateIsHeld() {
        Map<String, Object> expense = expense("1", "0");
        expense.remove("spentOn");

        assertThat(decide(expense, Known.NOTHING, List.of()).status()).isEqualTo(Decision.Status.HOLD);
    }

    /** Whatever happens to an expense: what the books hold of it is what its last version makes. */
    @Property(tries = 100)
    void d16TheBooksHoldWhatTheLastVersionSays(@ForAll long seed) {
        Random random = new Random(seed);
        Known known = Known.NOTHING;
        for (int step = 1; step <= 15; step++) {
            String net = String.valueOf(random.nextInt(5) * 7 + 1);
            Map<String, Object> expense = version(expense(net, "1"), String.valueOf(step));
            switch (random.nextInt(4)) {
                case 0 -> deleted(expense);
                case 1 -> status(expense, "rejected");
                default -> {}
            }
            Decision decision = decide(expense, known, List.of());
            Decision fresh = decide(expense, Known.NOTHING, List.of());
            known = after(known, decision, String.valueOf(step));
            assertThat(sum(bodies(known), "cost")).isEqualTo(sum(planned(fresh), "cost"));
            assertThat(sum(bodies(known), "bill")).isEqualTo(sum(planned(fresh), "bill"));
            assertThat(sum(bodies(known), "tax")).isEqualTo(sum(planned(fresh), "tax"));
        }
        assertThat(known.lines()).extracting(KnownLine::key).doesNotHaveDuplicates();
    }

    private static List<Map<String, Object>> bodies(Known known) {
        return known.lines().stream().map(KnownLine::body).toList();
    }

    private static List<Map<String, Object>> planned(Decision decision) {
        return decision.lines().stream().map(PlannedLine::body).toList();
    }

    private static Money sum(List<Map<String, Object>> bodies, String field) {
        return bodies.stream()
                .flatMap(body -> Money.ofPlain(body.get(field)).stream())
                .reduce(eur("0"), Money::plus);
    }

    private static Known after(Known known, Decision decision, String version) {
        List<KnownLine> lines = new ArrayList<>(known.lines());
        decision.lines()
                .forEach(line -> lines.add(
                        new KnownLine(line.key(), line.reverses(), line.place(), false, null, null, line.body())));
        return new Known(known.revision() + 1, version, true, lines, null, null);
    }

    private static Decision decide(Map<String, Object> expense, Known known, List<CapAccount> caps) {
        return ExpenseDecision.decide(
                expense,
                known,
                new ExpenseSurroundings(
                        company(),
                        new ExpenseSurroundings.Project("P", contract(), caps),
                        new ExpenseSurroundings.Books(periods(), ExpenseDecisionTest::rate),
                        new ExpenseSurroundings.Defaults(BigDecimal.ZERO, "net-and-unrecoverable-tax")));
    }

    private static Optional<ExchangeRate> rate(String from, String to, LocalDate on) {
        return from.equals("USD") && on.equals(LocalDate.of(2026, 3, 30))
                ? Optional.of(new ExchangeRate(from, to, on, on, new BigDecimal("0.9"), "ECB"))
                : Optional.empty();
    }

    private static Periods periods() {
        return new Periods(List.of(
                new Periods.Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), Periods.State.CLOSED),
                new Periods.Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30), Periods.State.OPEN)));
    }

    private static CompanyProfile company() {
        Map<Rule, Boolean> runs =
                Arrays.stream(Rule.values()).collect(Collectors.toMap(rule -> rule, rule -> Boolean.TRUE));
        Map<Rule, String> teams =
                Arrays.stream(Rule.values()).collect(Collectors.toMap(rule -> rule, rule -> "team of " + rule.kind()));
        CompanyProfile.Books books = new CompanyProfile.Books(
                D17AccountingDate.Closed.FIRST_OPEN_DAY,
                D17AccountingDate.Locked.AS_CLOSED,
                "projects",
                BigDecimal.ZERO,
                false);
        return new CompanyProfile(
                "de01",
                "EUR",
                new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE),
                null,
                ZoneOffset.UTC,
                LegMaker.US,
                new CompanyProfile.Time(null, null, false, books, null),
                new CompanyProfile.Rules(runs, teams));
    }

    private static Map<String, Object> contract() {
        return Map.of(
                "id",
                "C",
                "currency",
                "EUR",
                "markUps",
                List.of(Map.of(
                        "class", "expense", "markUp", Map.of("percent", "5", "basis", "net-and-unrecoverable-tax"))),
                "lines",
                List.of(
                        Map.of("key", "time", "billingMethod", "time-and-materials"),
                        Map.of("key", "fixed", "billingMethod", "fixed-price", "includes", List.of("expense"))));
    }

    private static Map<String, Object> expense(String net, String tax) {
        Map<String, Object> expense = new LinkedHashMap<>();
        expense.put("id", "EXP-1");
        expense.put("source", new LinkedHashMap<>(Map.of("system", "kantata", "id", "77001", "version", "1")));
        expense.put("employee", Map.of("id", "17", "name", "Somebody"));
        expense.put("contractLineKey", "time");
        expense.put("category", "travel");
        expense.put("spentOn", "2026-03-30");
        expense.put("net", eur(net).plain());
        expense.put("tax", eur(tax).plain());
        expense.put("unrecoverablePercent", "20");
        expense.put("receipt", Map.of("present", true, "url", "https://psa.example/r/1"));
        return status(expense, "approved");
    }

    private static Map<String, Object> status(Map<String, Object> expense, String status) {
        expense.put("approval", Map.of("status", status));
        return expense;
    }

    private static Map<String, Object> deleted(Map<String, Object> expense) {
        return source(expense, "deleted", true);
    }

    private static Map<String, Object> version(Map<String, Object> expense, String version) {
        return source(expense, "version", version);
    }

    private static Map<String, Object> source(Map<String, Object> expense, String name, Object value) {
        Map<String, Object> source = new LinkedHashMap<>();
        ((Map<?, ?>) expense.get("source")).forEach((field, was) -> source.put((String) field, was));
        source.put(name, value);
        expense.put("source", source);
        return expense;
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }
}
