package io.throughline.rules.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevenueRulesTest {

    private static final RoundingRule HALF_UP = new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE);
    private static final RevenueFact.Source WORK = new RevenueFact.Source("time-entry", "TE-1");

    @Test
    void d52TheInvoiceIsRevenueWithoutTaxAndTakesTheAccrualBack() {
        RuledFacts accrued = D52AccruedRevenue.accrue(unbilled("100"), contract("over-time", false), Recognition.US);

        RuledFacts posted = D52AccruedRevenue.atInvoice(invoice(3600), accrued.facts());

        assertThat(accrued.facts()).extracting(RevenueFact::amount).containsExactly(eur("100"));
        assertThat(posted.facts())
                .extracting(RevenueFact::kind)
                .containsExactly(FactKind.BILLED_REVENUE, FactKind.TAX, FactKind.ACCRUAL);
        assertThat(posted.facts()).extracting(RevenueFact::amount).containsExactly(eur("100"), eur("20"), eur("-100"));
    }

    @Test
    void d52OnlyWhatIsOnTheInvoiceIsTakenBack() {
        List<RevenueFact> accruals = List.of(
                RevenueFact.of(FactKind.ACCRUAL, "de01", WORK, eur("100.01")).with("seconds", 7200),
                RevenueFact.of(FactKind.ACCRUAL, "de01", new RevenueFact.Source("time-entry", "TE-2"), eur("7")));

        RuledFacts posted = D52AccruedRevenue.atInvoice(invoice(3600), accruals);

        assertThat(posted.facts())
                .filteredOn(fact -> fact.kind() == FactKind.ACCRUAL)
                .extracting(RevenueFact::amount)
                .containsExactly(eur("-50.00"));
    }

    @Test
    void d52ARevenueSubledgerGetsProgressAndNoAccrual() {
        RuledFacts facts = D52AccruedRevenue.accrue(unbilled("100"), contract("over-time", false), Recognition.ERP);

        assertThat(facts.facts()).extracting(RevenueFact::kind).containsExactly(FactKind.UNBILLED_REVENUE);
    }

    @Test
    void d52EachBookHasItsOwnBasis() {
        Map<String, Object> contract = contract(Map.of(
                "key",
                "o",
                "recognition",
                "over-time",
                "books",
                List.of(
                        Map.of("book", "local-gaap", "recognition", "completed-contract"),
                        Map.of("book", "ifrs", "recognition", "over-time"))));

        RuledFacts facts = D52AccruedRevenue.accrue(unbilled("100"), contract, Recognition.US);

        assertThat(facts.facts()).extracting(fact -> fact.more().get("book")).containsExactly(null, "ifrs");
    }

    @Test
    void d53CostToCostRecognisesFortyOfAHundredAndTheRestOfTheBillIsALiability() {
        ContractEstimate estimate = estimate("30000", "75000", "0");

        D53Progress progress = D53Progress.of(estimate, Basis.OVER_TIME, false, HALF_UP);

        assertThat(progress.percent()).isEqualByComparingTo("40");
        assertThat(progress.recognised()).isEqualTo(eur("40000"));
        assertThat(progress.liability()).isEqualTo(eur("10000"));
        assertThat(progress.facts(estimate, "de01", "o"))
                .extracting(RevenueFact::kind)
                .containsExactly(FactKind.CATCH_UP, FactKind.CONTRACT_LIABILITY);
        D53Progress completed = D53Progress.of(estimate, Basis.COMPLETED_CONTRACT, false, HALF_UP);
        assertThat(completed.recognised()).isEqualTo(eur("0"));
        assertThat(D53Progress.of(estimate, Basis.COMPLETED_CONTRACT, true, HALF_UP)
                        .recognised())
                .isEqualTo(eur("100000"));
    }

    @Test
    void d53WastedCostIsNoProgress() {
        D53Progress progress = D53Progress.of(estimate("35000", "80000", "5000"), Basis.OVER_TIME, false, HALF_UP);

        assertThat(progress.percent()).isEqualByComparingTo("40");
    }

    @Test
    void d53AnExpectedLossIsAProvisionForWhatIsStillToCome() {
        ContractEstimate estimate = estimate("60000", "120000", "0");

        D53Progress progress = D53Progress.of(estimate, Basis.OVER_TIME, false, HALF_UP);

        assertThat(progress.recognised()).isEqualTo(eur("50000"));
        assertThat(progress.provision()).isEqualTo(eur("10000"));
        assertThat(D53Progress.of(estimate, Basis.COMPLETED_CONTRACT, false, HALF_UP)
                        .provision())
                .isEqualTo(eur("20000"));
    }

    @Test
    void d53ANewEstimateIsACatchUp() {
        ContractEstimate.Before before = new ContractEstimate.Before(eur("40000"), eur("0"), eur("10000"));
        ContractEstimate estimate = new ContractEstimate(
                "E2", eur("100000"), ContractEstimate.Cost.of(eur("30000"), eur("90000")), eur("50000"), before);

        D53Progress progress = D53Progress.of(estimate, Basis.OVER_TIME, false, HALF_UP);

        assertThat(progress.catchUp()).isEqualTo(eur("-6666.67"));
        assertThat(progress.liability()).isEqualTo(eur("16666.67"));
        assertThat(progress.facts(estimate, "de01", null))
                .extracting(RevenueFact::amount)
                .containsExactly(eur("-6666.67"), eur("6666.67"));
    }

    @Test
    void d53CostWithoutAnEstimateIsHeldAndCostAboveItNeverPassesThePrice() {
        D53Progress unknown = D53Progress.of(estimate("10", "0", "0"), Basis.OVER_TIME, false, HALF_UP);
        assertThat(unknown.ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(unknown.facts(estimate("10", "0", "0"), "de01", null)).isEmpty();

        D53Progress passed = D53Progress.of(estimate("80000", "75000", "0"), Basis.OVER_TIME, false, HALF_UP);
        assertThat(passed.recognised()).isEqualTo(eur("100000"));
        assertThat(passed.ruling().effect()).isEqualTo(Ruling.Effect.WARNED);
    }

    @Test
    void d54AMissingBasisIsHeldAndTheRulingCarriesMethodAndBasis() {
        assertThat(D54ObligationBasis.judge(contract("over-time", false)).get(0).numbers())
                .containsEntry("billing method", "milestone")
                .containsEntry("recognition", "over-time");
        assertThat(D54ObligationBasis.judge(contract("none", false)).get(0).effect())
                .isEqualTo(Ruling.Effect.HELD);
        assertThat(D54ObligationBasis.judge(contract("as-invoiced", false))
                        .get(0)
                        .effect())
                .isEqualTo(Ruling.Effect.HELD);
        assertThat(D54ObligationBasis.judge(contract("as-invoiced", true))
                        .get(0)
                        .effect())
                .isEqualTo(Ruling.Effect.APPLIED);
        assertThat(D52AccruedRevenue.accrue(unbilled("1"), contract("none", false), Recognition.US)
                        .isHeld())
                .isTrue();
    }

    @Test
    void d55ABundleIsSharedByStandAlonePrices() {
        assertThat(bundle("90000", "60000", "40000").parts())
                .containsExactly(Map.entry("o0", eur("54000")), Map.entry("o1", eur("36000")));
        assertThat(bundle("100", "1", "1", "1").parts().values())
                .containsExactly(eur("33.33"), eur("33.33"), eur("33.34"));
        assertThat(bundle("0.01", "1", "1", "0").parts().values()).containsExactly(eur("0"), eur("0.01"), eur("0"));
        assertThat(bundle("10", "0", "0").ruling().effect()).isEqualTo(Ruling.Effect.HELD);
    }

    @Test
    void d56UndoingGoesBackwards() {
        List<RecognisedPeriod> periods = List.of(period(3, true), period(2, false));

        RuledFacts february = D56Undo.undo(YearMonth.of(2026, 2), periods, LocalDate.of(2026, 3, 1));
        assertThat(february.isHeld()).isTrue();
        assertThat(february.rulings().get(0).fix()).isEqualTo("Reverse March 2026 first.");

        RuledFacts march = D56Undo.undo(YearMonth.of(2026, 3), periods, LocalDate.of(2026, 3, 1));
        assertThat(march.facts()).extracting(RevenueFact::amount).containsExactly(eur("-300"));
    }

    @Test
    void d56AClosedPeriodStaysClosedAndTheCatchUpGoesToTheOpenOne() {
        RuledFacts undone = D56Undo.undo(YearMonth.of(2026, 2), List.of(period(2, false)), LocalDate.of(2026, 3, 1));

        assertThat(undone.facts().get(0).more().get("accounting"))
                .isEqualTo(Map.of("accountingOn", "2026-03-01", "period", "2026-03", "movedFrom", "2026-02-28"));
        assertThat(D56Undo.undo(YearMonth.of(2026, 2), List.of(period(2, false)), null)
                        .isHeld())
                .isTrue();
        assertThat(D56Undo.undo(YearMonth.of(2026, 1), List.of(period(2, false)), null)
                        .facts())
                .isEmpty();
    }

    @Test
    void d56TheRestOfWorkInProgressNeedsASecondPerson() {
        List<Money> movements = List.of(eur("5000"), eur("-4500"));
        RevenueFact.Source end = new RevenueFact.Source("correction", "P-1");
        LocalDate open = LocalDate.of(2026, 4, 1);

        RuledFacts alone = D56Undo.closeWorkInProgress("de01", end, movements, open, new D56Undo.People("a", "a"));
        RuledFacts two = D56Undo.closeWorkInProgress("de01", end, movements, open, new D56Undo.People("a", "b"));

        assertThat(alone.isHeld()).isTrue();
        assertThat(alone.rulings().get(0).atRisk()).isEqualTo(eur("500"));
        assertThat(two.isHeld()).isFalse();
        assertThat(two.facts()
                        .get(0)
                        .amount()
                        .plus(eur("5000"))
                        .plus(eur("-4500"))
                        .signum())
                .isZero();
        assertThat(two.facts().get(0).more()).containsEntry("secondPerson", true);
    }

    private static RecognisedPeriod period(int month, boolean open) {
        RevenueFact.Source source = new RevenueFact.Source("time-entry", "TE-" + month);
        RevenueFact fact = RevenueFact.of(FactKind.ACCRUAL, "de01", source, eur(month + "00"));
        return new RecognisedPeriod(YearMonth.of(2026, month), open, List.of(fact));
    }

    private static D55BundleAllocation bundle(String price, String... prices) {
        List<Map<String, Object>> obligations = new ArrayList<>();
        for (String each : prices) {
            obligations.add(Map.of(
                    "key",
                    "o" + obligations.size(),
                    "standAlonePrice",
                    eur(each).plain()));
        }
        return D55BundleAllocation.of(Map.of("id", "C", "obligations", obligations), eur(price));
    }

    private static ContractEstimate estimate(String toDate, String expected, String wasted) {
        return new ContractEstimate(
                "E1",
                eur("100000"),
                new ContractEstimate.Cost(eur(toDate), eur(expected), eur(wasted), eur(wasted)),
                eur("50000"),
                ContractEstimate.Before.nothing("EUR"));
    }

    private static Map<String, Object> contract(String recognition, boolean allowed) {
        return contract(Map.of("key", "o", "recognition", recognition, "asInvoicedAllowed", allowed));
    }

    private static Map<String, Object> contract(Map<String, Object> obligation) {
        return Map.of(
                "id",
                "C",
                "obligations",
                List.of(obligation),
                "lines",
                List.of(Map.of("key", "1", "billingMethod", "milestone", "obligationKey", "o")));
    }

    private static RevenueFact unbilled(String amount) {
        return RevenueFact.of(FactKind.UNBILLED_REVENUE, "de01", WORK, eur(amount))
                .with("obligationKey", "o")
                .with("seconds", 3600);
    }

    private static Map<String, Object> invoice(long seconds) {
        return Map.of(
                "id",
                "I",
                "legalEntity",
                "de01",
                "total",
                eur("120").plain(),
                "tax",
                eur("20").plain(),
                "lines",
                List.of(Map.of(
                        "key",
                        "1",
                        "net",
                        eur("100").plain(),
                        "entries",
                        List.of(Map.of("kind", "time-entry", "id", "TE-1", "seconds", seconds)))));
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }
}
