package io.throughline.rules.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RevenuePropertyTest {

    private static final String[] CURRENCIES = {"EUR", "JPY", "KWD", "USD"};
    private static final RoundingRule HALF_EVEN = new RoundingRule(Rounding.HALF_EVEN, RoundingRule.TaxLevel.LINE);

    @Property(tries = 200)
    void d55ThePartsOfABundleAddUpToItsPriceAndNoneIsOffByMoreThanItsNeighbours(@ForAll long seed) {
        Random random = new Random(seed);
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        Money price = minor(random.nextInt(10_000_000), currency);
        List<Map<String, Object>> obligations = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        for (int at = 0; at < count; at++) {
            Money alone = minor(1 + random.nextInt(1_000_000), currency);
            obligations.add(Map.of("key", "o" + at, "standAlonePrice", alone.plain()));
        }

        D55BundleAllocation shared = D55BundleAllocation.of(Map.of("obligations", obligations), price);

        assertThat(shared.parts().values().stream().reduce(Money::plus)).contains(price);
        assertThat(shared.parts().values()).allMatch(Money::isExact).allMatch(part -> part.signum() >= 0);
    }

    /** Whatever the estimates were in between: the changes add up to the last level. */
    @Property(tries = 200)
    void d53CatchUpsAddUpToWhatTheLastEstimateRecognises(@ForAll long seed) {
        Random random = new Random(seed);
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        Money price = minor(1 + random.nextInt(10_000_000), currency);
        ContractEstimate.Before before = ContractEstimate.Before.nothing(currency);
        Money caughtUp = Money.none(currency);
        D53Progress progress = null;
        for (int step = 0; step < 12; step++) {
            Money expected = minor(1 + random.nextInt(12_000_000), currency);
            Money toDate = minor(random.nextInt(12_000_000), currency);
            ContractEstimate estimate = new ContractEstimate(
                    "E" + step,
                    price,
                    ContractEstimate.Cost.of(toDate, expected),
                    minor(random.nextInt(10_000_000), currency),
                    before);
            progress = D53Progress.of(estimate, Basis.OVER_TIME, false, HALF_EVEN);
            for (RevenueFact fact : progress.facts(estimate, "de01", null)) {
                if (fact.kind() == FactKind.CATCH_UP) {
                    caughtUp = caughtUp.plus(fact.amount());
                }
            }
            before = new ContractEstimate.Before(progress.recognised(), progress.provision(), progress.liability());
            assertThat(price.isMoreThan(progress.recognised()) || price.equals(progress.recognised()))
                    .isTrue();
        }
        assertThat(caughtUp).isEqualTo(progress.recognised());
    }

    @Property(tries = 100)
    void d56UndoingEverythingNewestFirstLeavesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        List<RecognisedPeriod> periods = new ArrayList<>();
        Money books = Money.none(currency);
        for (int month = 1; month <= 1 + random.nextInt(12); month++) {
            RevenueFact fact = RevenueFact.of(
                    FactKind.ACCRUAL,
                    "de01",
                    new RevenueFact.Source("estimate", "E" + month),
                    minor(random.nextInt(1_000_000) - 500_000, currency));
            books = books.plus(fact.amount());
            periods.add(new RecognisedPeriod(YearMonth.of(2026, month), random.nextBoolean(), List.of(fact)));
        }
        while (!periods.isEmpty()) {
            RecognisedPeriod newest = periods.remove(periods.size() - 1);
            List<RecognisedPeriod> standing = new ArrayList<>(periods);
            standing.add(random.nextInt(standing.size() + 1), newest);
            if (!periods.isEmpty()) {
                assertThat(D56Undo.undo(periods.get(0).period(), standing, LocalDate.of(2027, 1, 1))
                                .isHeld())
                        .isTrue();
            }
            for (RevenueFact fact : D56Undo.undo(newest.period(), standing, LocalDate.of(2027, 1, 1))
                    .facts()) {
                books = books.plus(fact.amount());
            }
        }
        assertThat(books.signum()).isZero();
    }

    private static Money minor(int minor, String currency) {
        return Money.ofMinor(BigDecimal.valueOf(minor), currency);
    }
}
