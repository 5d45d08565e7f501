package io.throughline.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import io.throughline.rules.Schemas;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.money.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeDecisionTest {

    private final Firm firm = new Firm();

    @Test
    void d12ApprovedTimeMakesACostAndAnUnbilledRevenue() {
        Decision decision = firm.take(Firm.entry(1, 8));

        assertThat(decision.status()).isEqualTo(Decision.Status.POST);
        assertThat(decision.lines()).singleElement().satisfies(line -> {
            assertThat(line.key()).isEqualTo("kantata-88-1");
            assertThat(line.place()).isEqualTo(new KnownLine.Place("de01", "P1", "EUR"));
            assertThat(line.period()).isEqualTo("2026-03");
            assertThat(money(line, "cost")).isEqualTo(eur("800.00"));
            assertThat(money(line, "bill")).isEqualTo(eur("1600.00"));
            assertThat(line.body())
                    .containsEntry("accountingOn", "2026-03-30")
                    .containsEntry("rateRow", "RC-C1-200/r-200")
                    .doesNotContainKey("exchange");
        });
        assertThat(rules(decision)).contains("D12", "D23");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 6, 800.00, 1200.00, 400.00",
        "8, 10, 800.00, 2000.00, ",
        "8, 0, 800.00, 0.00, 1600.00",
        "8, 8, 800.00, 1600.00, "
    })
    void d13CostFollowsWorkedAndRevenueFollowsBillable(
            double worked, double billed, String cost, String bill, String rest) {
        Decision decision = firm.take(Firm.entry(1, worked, "billedSeconds", (int) (billed * 3600)));

        PlannedLine line = decision.lines().get(0);
        assertThat(money(line, "cost")).isEqualTo(eur(cost));
        assertThat(money(line, "bill")).isEqualTo(eur(bill));
        assertThat(money(line, "nonChargeable")).isEqualTo(rest == null ? null : eur(rest));
    }

    @Test
    void d6TheContractsStepsBillAndTheWorkedTimeStays() {
        firm.contract = Json.readObject(
                "{\"id\":\"C1\",\"billingIncrement\":{\"seconds\":360,\"rounding\":\"up\"},\"lines\":[{\"key\":\"L1\",\"billingMethod\":\"time-and-materials\"}]}");
        firm.cards.set(0, Firm.card("C1", "Senior", "100"));

        PlannedLine line = firm.take(Firm.entry(1, 50 / 60.0)).lines().get(0);
        assertThat(line.body()).containsEntry("workedSeconds", 3000L).containsEntry("billedSeconds", 3240L);
        assertThat(money(line, "bill")).isEqualTo(eur("90.00"));
        assertThat(money(line, "cost")).isEqualTo(eur("83.33"));
    }

    @Test
    void d11WhatIsNotApprovedIsCountedAndNotPosted() {
        Decision decision = firm.take(Firm.entry(1, 8, "approval", Map.of("status", "submitted")));

        assertThat(decision.status()).isEqualTo(Decision.Status.WAITING);
        assertThat(decision.lines()).isEmpty();
        assertThat(firm.take(Firm.entry(1, 8)).status()).isEqualTo(Decision.Status.POST);
    }

    @Test
    void d14ACancelledApprovalTakesBackWhatItMade() {
        firm.take(Firm.entry(1, 8));
        Decision decision = firm.take(Firm.entry(2, 8, "approval", Map.of("status", "cancelled")));

        assertThat(decision.lines()).singleElement().satisfies(line -> {
            assertThat(line.key()).isEqualTo("kantata-88-1-r");
            assertThat(money(line, "cost")).isEqualTo(eur("-800.00"));
            assertThat(money(line, "bill")).isEqualTo(eur("-1600.00"));
            assertThat(line.body())
                    .containsEntry("reverses", Map.of("key", "kantata-88-1", "documentId", "doc-kantata-88-1"));
        });
        assertThat(decision.adjustments())
                .containsEntry("kantata-88-1", "adjusted")
                .containsEntry("kantata-88-1-r", "unadjustable");
        assertThat(firm.take(Firm.entry(3, 8, "approval", Map.of("status", "cancelled")))
                        .status())
                .isEqualTo(Decision.Status.NOTHING);
        assertThat(firm.take(Firm.entry(4, 8)).lines())
                .extracting(PlannedLine::key)
                .containsExactly("kantata-88-3");
    }

    @Test
    void d14AReversalOfTheSourceCannotBeAdjusted() {
        Map<String, Object> reversal =
                Firm.entry(1, -8, "correction", Map.of("kind", "reversal", "adjustment", "unadjustable"));
        firm.take(reversal);
        Decision decision =
                firm.take(Firm.entry(2, -7, "correction", Map.of("kind", "reversal", "adjustment", "unadjustable")));

        assertThat(decision.status()).isEqualTo(Decision.Status.HOLD);
        assertThat(decision.headline().orElseThrow().rule()).isEqualTo("D14");
    }

    @ParameterizedTest
    @CsvSource({"posted, HOLD", "credited, POST", "cancelled, POST", "draft, POST"})
    void d15WhatIsOnAPostedInvoiceIsCreditedFirst(String status, Decision.Status expected) {
        firm.take(Firm.entry(1, 8));
        firm.invoice = new OnInvoice("9001", status);
        Decision decision = firm.take(Firm.entry(2, 8, "approval", Map.of("status", "cancelled")));

        assertThat(decision.status()).isEqualTo(expected);
        if (expected == Decision.Status.HOLD) {
            assertThat(decision.headline().orElseThrow()).satisfies(held -> {
                assertThat(held.rule()).isEqualTo("D15");
                assertThat(held.says()).contains("credit first");
                assertThat(held.team()).isEqualTo("finance");
                assertThat(held.atRisk()).isEqualTo(eur("1600.00"));
            });
        }
    }

    @Test
    void d16ACorrectionIsOneReversalAndOneNewLine() {
        firm.take(Firm.entry(1, 8));
        Decision decision = firm.take(Firm.entry(2, 7));

        assertThat(decision.lines())
                .extracting(PlannedLine::key, PlannedLine::reverses)
                .containsExactly(tuple("kantata-88-1-r", "kantata-88-1"), tuple("kantata-88-2", null));
        assertThat(seconds(decision)).isEqualTo(-3600);
        assertThat(decision.lines()).allSatisfy(line -> fits(line));
    }

    @Test
    void d16APureCostCorrectionIsAllowedAfterInvoicingAndLeavesTheInvoiceAlone() {
        firm.take(Firm.entry(1, 8));
        firm.invoice = new OnInvoice("9001", "posted");
        firm.costs = (employee, on) -> Optional.of(UnitPrice.hourly(eur("110")));
        Decision decision = firm.take(Firm.entry(2, 8));

        assertThat(decision.lines())
                .extracting(line -> money(line, "cost"))
                .containsExactly(eur("-800.00"), eur("880.00"));
        assertThat(decision.lines())
                .allSatisfy(line -> assertThat(line.body()).doesNotContainKeys("bill", "billedSeconds"));
        assertThat(decision.lines().get(0).key()).isEqualTo("kantata-88-1-r-cost");

        firm.invoice = new OnInvoice("9001", "credited");
        Decision after = firm.take(Firm.entry(3, 6));
        assertThat(after.lines())
                .extracting(PlannedLine::key)
                .containsExactly("kantata-88-1-r-bill", "kantata-88-2-r", "kantata-88-3");
        assertThat(net("cost")).isEqualTo(eur("660.00"));
        assertThat(net("bill")).isEqualTo(eur("1200.00"));
    }

    @Test
    void d16ACostThatChangesBeforeInvoicingIsAnOrdinaryCorrection() {
        firm.take(Firm.entry(1, 8));
        firm.costs = (employee, on) -> Optional.of(UnitPrice.hourly(eur("110")));
        firm.take(Firm.entry(2, 8));

        assertThat(net("cost")).isEqualTo(eur("880.00"));
        assertThat(net("bill")).isEqualTo(eur("1600.00"));
    }

    @Test
    void d17WorkOfAClosedPeriodIsAccountedForOnTheFirstOpenDay() {
        firm.month("2026-03", Periods.State.CLOSED);
        Decision decision = firm.take(Firm.entry(1, 8));

        assertThat(decision.lines().get(0).body())
                .containsEntry("workedOn", "2026-03-30")
                .containsEntry("accountingOn", "2026-04-01");
        assertThat(decision.lines().get(0).period()).isEqualTo("2026-04");
        assertThat(decision.rulings())
                .anySatisfy(ruling -> assertThat(ruling.numbers()).containsEntry("proposed accrual", "1600.00 EUR"));
    }

    @Test
    void d17SmallLateEntriesAreNotListed() {
        firm.month("2026-03", Periods.State.CLOSED);
        firm.books(D17AccountingDate.Closed.FIRST_OPEN_DAY, D17AccountingDate.Locked.AS_CLOSED, "1600.01");

        assertThat(firm.take(Firm.entry(1, 8)).rulings())
                .noneMatch(ruling -> ruling.numbers().containsKey("proposed accrual"));
    }

    @Test
    void d17CurrentOrNothingHoldsAndAnUnchangedEntryIsNotHeld() {
        firm.take(Firm.entry(1, 8));
        firm.month("2026-03", Periods.State.CLOSED);
        firm.books(D17AccountingDate.Closed.HOLD, D17AccountingDate.Locked.AS_CLOSED, "0");

        assertThat(firm.take(Firm.entry(2, 8)).status()).isEqualTo(Decision.Status.NOTHING);
        assertThat(firm.take(Firm.entry(3, 7)).headline().orElseThrow().rule()).isEqualTo("D17");
    }

    @Test
    void d17ACorrectionAfterTheCloseKeepsTheWorkDateAndMovesBothLines() {
        firm.take(Firm.entry(1, 8));
        firm.month("2026-03", Periods.State.CLOSED);
        firm.month("2026-04", Periods.State.LOCKED);
        Decision decision = firm.take(Firm.entry(2, 7));

        assertThat(decision.lines())
                .allSatisfy(line -> assertThat(line.body())
                        .containsEntry("workedOn", "2026-03-30")
                        .containsEntry("accountingOn", "2026-05-01"));
    }

    @ParameterizedTest
    @CsvSource({"POST, 2026-03-30", "AS_CLOSED, 2026-04-01"})
    void d17LockedDiffersFromClosed(D17AccountingDate.Locked locked, String on) {
        firm.month("2026-03", Periods.State.LOCKED);
        firm.books(D17AccountingDate.Closed.FIRST_OPEN_DAY, locked, "0");

        assertThat(firm.take(Firm.entry(1, 8)).lines().get(0).body()).containsEntry("accountingOn", on);
    }

    @Test
    void d18TheSameVersionIsPostedOnceAndAnOlderOneComesTooLate() {
        assertThat(firm.take(Firm.entry(7, 8)).status()).isEqualTo(Decision.Status.POST);
        assertThat(firm.take(Firm.entry(7, 8)).rulings())
                .extracting(Ruling::rule)
                .containsExactly("D18");
        assertThat(firm.take(Firm.entry(7, 8)).status()).isEqualTo(Decision.Status.NOTHING);
        assertThat(firm.take(Firm.entry(6, 5)).status()).isEqualTo(Decision.Status.NOTHING);
        assertThat(firm.lines).hasSize(1);
    }

    @Test
    void d18ANewVersionWithTheSameContentMakesNothing() {
        firm.take(Firm.entry(1, 8));

        assertThat(firm.take(Firm.entry(2, 8, "note", "another text")).status()).isEqualTo(Decision.Status.NOTHING);
    }

    @Test
    void d19ADeletedEntryIsDroppedReversedOrHeld() {
        Map<String, Object> deleted =
                Firm.entry(1, 8, "source", Map.of("system", "kantata", "id", "88", "version", "1", "deleted", true));
        assertThat(firm.take(deleted).status()).isEqualTo(Decision.Status.NOTHING);

        firm.take(Firm.entry(1, 8));
        firm.invoice = new OnInvoice("9001", "posted");
        assertThat(firm.take(deleted).headline().orElseThrow().rule()).isEqualTo("D19");

        firm.invoice = null;
        assertThat(firm.take(deleted).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.body()).containsEntry("workedSeconds", -28800L));
        assertThat(firm.take(deleted).status()).isEqualTo(Decision.Status.NOTHING);
    }

    @Test
    void d20HoursAboveTheCalendarGoBackWhereTheRegionSaysSo() {
        firm.day(new D20DayHours.Policy(
                new BigDecimal("8"), D20DayHours.Action.RETURN, D20DayHours.Action.WARN, D20DayHours.Action.WARN));

        assertThat(firm.take(Firm.entry(1, 9)).status()).isEqualTo(Decision.Status.RETURN);
        assertThat(firm.take(Firm.entry(2, 8)).status()).isEqualTo(Decision.Status.POST);
    }

    @Test
    void d20TheHoursOfOtherEntriesOfTheDayCountAndApprovedTimeIsOnlyWarnedAbout() {
        firm.day(new D20DayHours.Policy(
                new BigDecimal("8"), D20DayHours.Action.BY_APPROVAL, D20DayHours.Action.WARN, D20DayHours.Action.WARN));
        firm.running = new Surroundings.Running(7 * 3600, 0, List.of());
        Decision decision = firm.take(Firm.entry(1, 2));

        assertThat(decision.status()).isEqualTo(Decision.Status.POST);
        assertThat(decision.rulings())
                .anySatisfy(ruling -> assertThat(ruling.effect()).isEqualTo(Ruling.Effect.WARNED));
    }

    @Test
    void d21TwoCandidatesAreHeldWithBothAndNoneIsHeldToo() {
        firm.assignments.add(Firm.assignment("A2"));
        Ruling two = firm.take(Firm.entry(1, 8)).headline().orElseThrow();
        assertThat(two.rule()).isEqualTo("D21");
        assertThat(two.says()).contains("two candidates");
        assertThat(two.numbers()).containsEntry("candidates", "A1, A2");

        assertThat(firm.take(Firm.entry(1, 8, "assignmentId", "A2")).status()).isEqualTo(Decision.Status.POST);
        firm.assignments = new ArrayList<>(List.of(
                Firm.assignment("A3", "synced", false),
                Firm.assignment("A4", "endOn", "2026-03-29"),
                Firm.assignment("A5", "taskIds", List.of("x"))));
        assertThat(firm.take(Firm.entry(2, 8)).headline().orElseThrow().rule()).isEqualTo("D21");
    }

    @Test
    void d23TheRateOfTheWorkDateCountsWheneverItIsPosted() {
        firm.cards = List.of(Firm.card("C1", "Senior", "100", "EUR", "2026-01-01"));
        Map<String, Object> card = new HashMap<>(firm.cards.get(0));
        card.put(
                "rows",
                List.of(
                        row("100", "2026-01-01", "2026-03-14"),
                        row("110", "2026-03-15", "2026-03-31"),
                        row("120", "2026-04-01", "2026-12-31")));
        firm.cards = List.of(card);
        firm.month("2026-03", Periods.State.CLOSED);

        assertThat(money(
                        firm.take(Firm.entry(1, 1, "workedOn", "2026-03-20"))
                                .lines()
                                .get(0),
                        "bill"))
                .isEqualTo(eur("110.00"));
    }

    @Test
    void d25ARoleWithoutARateIsHeldForFinance() {
        Decision decision = firm.take(Firm.entry(1, 8, "role", "Architect"));

        assertThat(decision.status()).isEqualTo(Decision.Status.HOLD);
        assertThat(decision.headline().orElseThrow().rule()).isEqualTo("D25");
        assertThat(decision.headline().orElseThrow().team()).isEqualTo("finance");
    }

    @Test
    void d26ARateOfZeroIsPostedAndBillable() {
        firm.cards.set(0, Firm.card("C1", "Senior", "0"));

        PlannedLine line = firm.take(Firm.entry(1, 8)).lines().get(0);
        assertThat(money(line, "bill")).isEqualTo(eur("0.00"));
        assertThat(line.body()).containsEntry("billable", true);
        assertThat(firm.take(Firm.entry(2, 8)).status()).isEqualTo(Decision.Status.NOTHING);
    }

    @Test
    void d28AnotherCardDoesNotRepriceWhatIsLoggedAndAReRateDoes() {
        firm.cards.set(0, Firm.card("C1", "Senior", "150"));
        firm.take(Firm.entry(1, 8));
        firm.cards.set(0, Firm.card("C1", "Senior", "170"));

        assertThat(firm.take(Firm.entry(2, 8)).status()).isEqualTo(Decision.Status.NOTHING);
        firm.take(Firm.entry(3, 10));
        assertThat(net("bill")).isEqualTo(eur("1500.00"));
        assertThat(rules(firm.reRate(Firm.entry(3, 10)))).contains("D16");
        assertThat(net("bill")).isEqualTo(eur("1700.00"));
        firm.take(Firm.entry(4, 10, "role", "Senior", "workedOn", "2026-03-31"));
        assertThat(net("bill")).isEqualTo(eur("1700.00"));
    }

    @Test
    void d7D8ADollarContractKeepsBothCurrenciesAndWithoutARateNothingIsPosted() {
        firm.currency = "USD";
        firm.cards = List.of(Firm.card("C1", "Senior", "200", "USD", "2026-01-01"));
        assertThat(firm.take(Firm.entry(1, 8)).headline().orElseThrow().rule()).isEqualTo("D7");

        firm.rates = Firm.rates("USD EUR 0.8");
        PlannedLine line = firm.take(Firm.entry(1, 8)).lines().get(0);
        assertThat(line.place().currency()).isEqualTo("USD");
        assertThat(money(line, "bill")).isEqualTo(Money.of("1600.00", "USD"));
        assertThat(money(line, "accountingBill")).isEqualTo(eur("1280.00"));
        assertThat(money(line, "accountingCost")).isEqualTo(eur("800.00"));
        assertThat(money(line, "cost")).isEqualTo(Money.of("1000.00", "USD"));
        fits(line);
        firm.rates = Firm.rates("USD EUR 0.9");
        assertThat(firm.take(Firm.entry(2, 8)).status()).isEqualTo(Decision.Status.NOTHING);
        firm.take(Firm.entry(3, 8, "approval", Map.of("status", "rejected")));
        assertThat(net("accountingBill")).isEqualTo(eur("0.00"));
    }

    @Test
    void d31OnFixedPriceTimeMakesCostOnly() {
        PlannedLine line =
                firm.take(Firm.entry(1, 40, "contractLineKey", "F1")).lines().get(0);

        assertThat(money(line, "cost")).isEqualTo(eur("4000.00"));
        assertThat(line.body()).doesNotContainKey("bill").containsEntry("billable", false);
    }

    @Test
    void d32ALineThatTheContractDoesNotHaveIsHeld() {
        assertThat(firm.take(Firm.entry(1, 8, "contractLineKey", "X9"))
                        .headline()
                        .orElseThrow()
                        .rule())
                .isEqualTo("D32");
    }

    @Test
    void d33WhatIsOverTheCapIsNotChargedAndTheCostGoesOn() {
        firm.cap("50000", "42000", "6000", CapAccount.Over.NON_CHARGEABLE);
        Decision decision = firm.take(Firm.entry(1, 15));

        PlannedLine line = decision.lines().get(0);
        assertThat(money(line, "bill")).isEqualTo(eur("2000.00"));
        assertThat(money(line, "nonChargeable")).isEqualTo(eur("1000.00"));
        assertThat(money(line, "cost")).isEqualTo(eur("1500.00"));
        assertThat(decision.caps().get(0).unbilled()).isEqualTo(eur("8000.00"));

        firm.cap("50000", "42000", "8000", CapAccount.Over.NON_CHARGEABLE);
        assertThat(firm.take(Firm.entry(2, 15)).status()).isEqualTo(Decision.Status.NOTHING);
    }

    @Test
    void d50WorkForAnotherCompanyMakesLegsInTheBooksOfEach() {
        firm.company = Firm.profile("us01");
        firm.currency = "USD";
        firm.cards = List.of(Firm.card("C1", "Senior", "200", "USD", "2026-01-01"));
        firm.costs = (employee, on) -> Optional.of(UnitPrice.hourly(Money.of("88", "GBP")));
        firm.rates = Firm.rates("USD GBP 0.75");
        firm.others.put(
                "gb01",
                new Resourcing(
                        Firm.profile("gb01"), new Periods(firm.periods), UnitPrice.hourly(Money.of("120", "USD"))));
        Decision decision = firm.take(Firm.entry(1, 10, "resourcingEntity", "gb01"));

        assertThat(decision.lines())
                .extracting(
                        PlannedLine::key,
                        line -> line.place().legalEntity(),
                        line -> money(line, line.body().containsKey("bill") ? "bill" : "cost"))
                .containsExactlyInAnyOrder(
                        tuple("kantata-88-1-owner-revenue", "us01", Money.of("2000.00", "USD")),
                        tuple("kantata-88-1-resourcing-cost", "gb01", Money.of("880.00", "GBP")),
                        tuple("kantata-88-1-inter-company-sale", "gb01", Money.of("1200.00", "USD")));
        Decision nine = firm.take(Firm.entry(2, 9, "resourcingEntity", "gb01"));
        assertThat(nine.lines())
                .hasSize(6)
                .extracting(PlannedLine::key)
                .contains("kantata-88-1-r-owner-revenue", "kantata-88-2-resourcing-cost");
        nine.lines().forEach(TimeDecisionTest::fits);
        assertThat(firm.take(Firm.entry(3, 9, "resourcingEntity", "gb01")).lines())
                .isEmpty();
    }

    @Test
    void d12WorkWhoseCostNobodyKnowsIsHeld() {
        firm.costs = Costs.UNKNOWN;
        assertThat(firm.take(Firm.entry(1, 8)).headline().orElseThrow().rule()).isEqualTo("D12");

        firm.assignments.set(
                0,
                Firm.assignment(
                        "A1", "costRate", Map.of("unit", "day", "price", Map.of("value", "800", "currency", "EUR"))));
        assertThat(money(firm.take(Firm.entry(1, 4)).lines().get(0), "cost")).isEqualTo(eur("400.00"));
    }

    @Test
    void d16AnEntryThatMovesToAnotherProjectIsTakenBackWhereItWas() {
        firm.take(Firm.entry(1, 8));
        KnownLine old = firm.lines.get(0);
        firm.lines.set(
                0,
                new KnownLine(old.key(), null, new KnownLine.Place("de01", "P0", "EUR"), false, "1", null, old.body()));

        assertThat(firm.take(Firm.entry(2, 8)).lines())
                .extracting(line -> line.place().projectId())
                .containsExactly("P0", "P1");
    }

    @Test
    void aLineThatTheErpRefusedIsInNoBooksAndIsMadeAnewWithAnotherKey() {
        firm.take(Firm.entry(1, 8));
        KnownLine line = firm.lines.get(0);
        firm.lines.set(0, new KnownLine(line.key(), null, line.place(), true, null, null, line.body()));

        assertThat(firm.take(Firm.entry(2, 8)).lines())
                .extracting(PlannedLine::key)
                .containsExactly("kantata-88-2");
    }

    @Test
    void everythingThatHoldsAnEntryIsToldAtOnce() {
        firm.assignments.clear();
        firm.costs = Costs.UNKNOWN;
        firm.tasks = Map.of();
        Decision decision = firm.take(Firm.entry(1, 8, "issueId", "J-1", "issueAncestors", List.of("J-0")));

        assertThat(decision.rulings())
                .filteredOn(ruling -> ruling.effect() == Ruling.Effect.HELD)
                .extracting(Ruling::rule)
                .containsExactly("D10", "D21");
    }

    private static Map<String, Object> row(String price, String from, String to) {
        return Map.of(
                "key",
                "r-" + price,
                "role",
                "Senior",
                "unit",
                "hour",
                "validFrom",
                from,
                "validTo",
                to,
                "price",
                Map.of("value", price, "currency", "EUR"));
    }

    private Money net(String name) {
        return firm.lines.stream()
                .map(line -> PlainParts.money(line.body(), name))
                .filter(amount -> amount != null)
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static long seconds(Decision decision) {
        return decision.lines().stream()
                .mapToLong(line -> PlainParts.whole(line.body(), "workedSeconds"))
                .sum();
    }

    private static List<String> rules(Decision decision) {
        return decision.rulings().stream().map(Ruling::rule).toList();
    }

    private static Money money(PlannedLine line, String name) {
        return PlainParts.money(line.body(), name);
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }

    private static void fits(PlannedLine line) {
        Map<String, Object> batch = Map.of(
                "id",
                "b",
                "kind",
                "time",
                "legalEntity",
                "de01",
                "projectId",
                "P1",
                "currency",
                "EUR",
                "accountingOn",
                "2026-03-30",
                "lines",
                List.of(line.body()));
        assertThat(Schemas.errors("posting-batch", batch)).isEmpty();
    }
}
