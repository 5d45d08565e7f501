package io.throughline.rules.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.ExchangeRate;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.DatedRates;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LegsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
    private static final RoundingRule HALF_UP = new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE);

    @Example
    void d50TenHoursMakeFourLegsOfWhichTheOwnersCostIsNotSent() {
        RuledFacts legs = D50Legs.of(work(36_000, LegMaker.US), rate("0.8"), entity -> HALF_UP);

        assertThat(legs.facts())
                .extracting(RevenueFact::amount)
                .containsExactly(usd("1200"), usd("2000"), Money.of("880", "GBP"), usd("1200"));
        assertThat(legs.facts()).extracting(RevenueFact::legalEntity).containsExactly("us01", "us01", "gb01", "gb01");
        assertThat(legs.facts()).extracting(RevenueFact::isSent).containsExactly(false, true, true, true);
        assertThat(legs.facts().get(3).accountingAmount()).contains(Money.of("960", "GBP"));
    }

    @Example
    void d50AnErpThatMakesTheLegsGetsNoneOfOurs() {
        WorkBetweenCompanies work = work(36_000, LegMaker.ERP);

        RuledFacts legs = D50Legs.of(work, rate("0.8"), entity -> HALF_UP);

        assertThat(legs.facts()).hasSize(4).noneMatch(RevenueFact::isSent);
        assertThat(D50Legs.goesAsOneLine(work)).isTrue();
        assertThat(D50Legs.goesAsOneLine(work(1, LegMaker.US))).isFalse();
    }

    @Example
    void d7ALegThatCannotBeConvertedHoldsAllOfThem() {
        RuledFacts legs = D50Legs.of(work(36_000, LegMaker.US), (from, to, on) -> Optional.empty(), entity -> HALF_UP);

        assertThat(legs.facts()).isEmpty();
        assertThat(legs.rulings()).extracting(Ruling::rule).containsExactly("D7");
    }

    @Example
    void d50AtInvoicingTheNegativeUnbilledLegIsMadeAndNotSent() {
        RevenueFact unbilled = D50Legs.of(work(36_000, LegMaker.US), rate("0.8"), entity -> HALF_UP)
                .facts()
                .get(1);

        RevenueFact back = D50Legs.atInvoicing(unbilled);

        assertThat(back.amount()).isEqualTo(usd("-2000"));
        assertThat(back.isSent()).isFalse();
    }

    @Example
    void d50LinesGoIntoTheBatchOfEachLedgersCompany() {
        RuledFacts legs = D50Legs.of(work(36_000, LegMaker.US), rate("0.8"), entity -> HALF_UP);

        Map<String, List<Map<String, Object>>> lines =
                LegLines.of("te-1", Map.of("entryId", "TE-1", "workedOn", DAY.toString()), legs.facts());

        assertThat(lines.keySet()).containsExactly("us01", "gb01");
        assertThat(lines.get("us01")).extracting(line -> line.get("leg")).containsExactly("owner-revenue");
        assertThat(lines.get("gb01"))
                .extracting(line -> line.get("key"))
                .containsExactly("te-1-resourcing-cost", "te-1-inter-company-sale");
    }

    @Example
    void d51ACorrectionTakesEveryLegBackAndMakesItAgain() {
        RuledFacts before = D50Legs.of(work(36_000, LegMaker.US), rate("0.8"), entity -> HALF_UP);
        RuledFacts after = D50Legs.of(work(32_400, LegMaker.US), rate("0.8"), entity -> HALF_UP);

        RuledFacts corrected = D51Legs.corrected(before.facts(), after);

        assertThat(corrected.facts()).hasSize(8);
        assertThat(corrected.facts().subList(0, 4))
                .extracting(RevenueFact::amount)
                .containsExactly(usd("-1200"), usd("-2000"), Money.of("-880", "GBP"), usd("-1200"));
        assertThat(corrected.facts().get(3).accountingAmount()).contains(Money.of("-960", "GBP"));
        assertThat(corrected.facts().get(0).more()).containsEntry("seconds", -36_000L);
        assertThat(D51Legs.reversed(corrected.facts()).isHeld()).isTrue();
    }

    @Example
    void d51AUnitInAnotherCurrencyThanItsCompanyIsRefusedWhereTheErpDemandsIt() {
        Map<String, Object> contract = Map.of("id", "C", "currency", "EUR");

        assertThat(D51Legs.setUp(contract, "GBP", true).effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(D51Legs.setUp(contract, "GBP", false).effect()).isEqualTo(Ruling.Effect.APPLIED);
        assertThat(D51Legs.setUp(contract, "EUR", true).effect()).isEqualTo(Ruling.Effect.APPLIED);
    }

    /** However often an entry is corrected: what stands is what its last version makes. */
    @Property(tries = 100)
    void d51AnyNumberOfCorrectionsLeavesTheLegsOfTheLastVersion(@ForAll long seed) {
        Random random = new Random(seed);
        RuledFacts last = D50Legs.of(work(random.nextInt(90_000), LegMaker.US), rate("0.777"), entity -> HALF_UP);
        List<RevenueFact> books = new ArrayList<>(last.facts());
        for (int step = 0; step < random.nextInt(8); step++) {
            RuledFacts next = D50Legs.of(work(random.nextInt(90_000), LegMaker.US), rate("0.777"), entity -> HALF_UP);
            books.addAll(D51Legs.corrected(last.facts(), next).facts());
            last = next;
        }
        assertThat(sums(books)).isEqualTo(sums(last.facts()));
    }

    private static Map<String, Money> sums(List<RevenueFact> facts) {
        Map<String, Money> sums = new HashMap<>();
        for (RevenueFact fact : facts) {
            sums.merge(fact.legalEntity() + fact.more().get("leg"), fact.amount(), Money::plus);
            fact.accountingAmount()
                    .ifPresent(money -> sums.merge("books" + fact.more().get("leg"), money, Money::plus));
        }
        return sums;
    }

    private static WorkBetweenCompanies work(long seconds, LegMaker maker) {
        BigDecimal hours = BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), 10, RoundingMode.DOWN);
        return new WorkBetweenCompanies(
                "TE-1",
                "time-entry",
                new WorkBetweenCompanies.Day(DAY, seconds, DAY),
                new WorkBetweenCompanies.Company("us01", "USD", maker),
                new WorkBetweenCompanies.Company("gb01", "GBP", maker),
                new WorkBetweenCompanies.Prices(
                        HALF_UP.round(usd("120").times(hours)),
                        HALF_UP.round(usd("200").times(hours)),
                        HALF_UP.round(Money.of("88", "GBP").times(hours))));
    }

    private static DatedRates rate(String rate) {
        return (from, to, on) -> Optional.of(new ExchangeRate(from, to, on, on, new BigDecimal(rate), "ECB"));
    }

    private static Money usd(String value) {
        return Money.of(value, "USD");
    }
}
