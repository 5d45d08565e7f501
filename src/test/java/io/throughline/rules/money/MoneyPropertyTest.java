package io.throughline.rules.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Split;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoneyPropertyTest {

    private static final int CASES = 2_000;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD", "CLP", "TND", "INR");
    private final Random random = new Random(20260325);

    @Test
    void d5AReversalIsTheMirrorOfTheAmountInEveryModeAndCurrency() {
        for (int i = 0; i < CASES; i++) {
            UnitPrice rate = price();
            RoundingRule rounding = rounding();
            long seconds = random.nextInt(200_000);

            assertThat(D5Amount.of(-seconds, rate, day(), rounding))
                    .isEqualTo(D5Amount.of(seconds, rate, day(), rounding).negated());
        }
    }

    @Test
    void d5TheAmountIsWithinOneMinorUnitOfTheExactFraction() {
        for (int i = 0; i < CASES; i++) {
            UnitPrice rate = price();
            long seconds = random.nextInt(200_000);
            Money amount = D5Amount.of(seconds, rate, day(), rounding());

            BigDecimal length = rate.unit().seconds(day());
            BigDecimal off = amount.value()
                    .multiply(length)
                    .subtract(rate.price().value().multiply(BigDecimal.valueOf(seconds)))
                    .abs();
            BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(Money.digits(amount.currency()));
            assertThat(off).isLessThan(minorUnit.multiply(length));
            assertThat(amount.isExact()).isTrue();
        }
    }

    @Test
    void d6BilledIsAWholeNumberOfStepsAndLessThanOneStepAway() {
        for (int i = 0; i < CASES; i++) {
            D6Increment step =
                    new D6Increment(1 + random.nextInt(3600), D6Increment.Direction.values()[random.nextInt(3)]);
            long worked = random.nextInt(100_000) - 50_000;
            long billed = step.billed(worked);

            assertThat(billed % step.seconds()).isZero();
            assertThat(Math.abs(billed - worked)).isLessThan(step.seconds());
            assertThat(step.billed(billed)).isEqualTo(billed);
            assertThat(step.billed(-worked)).isEqualTo(-billed);
        }
    }

    @Test
    void d4AnySplitAddsUpInWholeMinorUnits() {
        for (int i = 0; i < CASES; i++) {
            Money amount = Money.ofMinor(
                    new BigDecimal(new BigInteger(40, random)).subtract(BigDecimal.valueOf(1L << 39)), currency());
            List<BigDecimal> weights = IntStream.range(0, 1 + random.nextInt(7))
                    .mapToObj(at -> BigDecimal.valueOf(1 + random.nextInt(1000), 2))
                    .toList();

            List<Money> parts = Split.byWeights(amount, weights, random.nextInt(weights.size()));
            assertThat(parts.stream().reduce(Money::plus)).contains(amount);
            assertThat(parts).allMatch(Money::isExact);
        }
    }

    @Test
    void d8PartPaymentsWithTheLastOneGivenTheRestHaveTheDifferenceOfTheWhole() {
        for (int i = 0; i < CASES; i++) {
            String currency = currency();
            Money amount = Money.ofMinor(BigDecimal.valueOf(random.nextInt(100_000_000)), currency);
            BigDecimal booked = BigDecimal.valueOf(1 + random.nextInt(2_000_000), 4);
            BigDecimal settled = BigDecimal.valueOf(1 + random.nextInt(2_000_000), 4);
            RoundingRule rounding = rounding();

            Money difference =
                    D8Settlement.of(amount, booked, settled, "INR", rounding).difference();
            assertThat(D8Settlement.of(amount.negated(), booked, settled, "INR", rounding)
                            .difference())
                    .isEqualTo(difference.negated());
            assertThat(D8Settlement.of(amount, settled, booked, "INR", rounding).difference())
                    .isEqualTo(difference.negated());
            assertThat(difference.signum()).isIn(0, amount.signum() * settled.compareTo(booked));
        }
    }

    @Test
    void d3WithOneRateTheDocumentAndTheRateAreTheSame() {
        for (int i = 0; i < 500; i++) {
            String currency = currency();
            Rounding mode = Rounding.values()[random.nextInt(Rounding.values().length)];
            List<D3DocumentTax.Line> lines = Stream.generate(() -> new D3DocumentTax.Line(
                            Money.ofMinor(BigDecimal.valueOf(random.nextInt(1_000_000) - 300_000), currency),
                            new BigDecimal("19")))
                    .limit(1 + random.nextInt(9))
                    .toList();

            assertThat(D3DocumentTax.of(lines, new RoundingRule(mode, RoundingRule.TaxLevel.DOCUMENT))
                            .tax())
                    .isEqualTo(D3DocumentTax.of(lines, new RoundingRule(mode, RoundingRule.TaxLevel.DOCUMENT_AND_RATE))
                            .tax());
        }
    }

    private UnitPrice price() {
        return new UnitPrice(
                new Money(BigDecimal.valueOf(random.nextInt(10_000_000), random.nextInt(5)), currency()),
                TimeUnit.values()[random.nextInt(3)]);
    }

    private RoundingRule rounding() {
        return new RoundingRule(
                Rounding.values()[random.nextInt(Rounding.values().length)], RoundingRule.TaxLevel.LINE);
    }

    private String currency() {
        return CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    }

    private static BigDecimal day() {
        return new BigDecimal("7.6");
    }
}
