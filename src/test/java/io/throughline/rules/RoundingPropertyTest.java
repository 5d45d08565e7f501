package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import io.throughline.config.RoundingRule.TaxLevel;
import io.throughline.config.TaxComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RoundingPropertyTest {

    @Property(tries = 300)
    void everyModeTreatsNegativesAsTheMirror(
            @ForAll Rounding mode,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long cents,
            @ForAll @IntRange(max = 30) int rate) {
        Money amount = Money.ofMinor(BigDecimal.valueOf(cents), "EUR");
        BigDecimal perCent = BigDecimal.valueOf(rate);

        Money tax = amounts(mode, TaxLevel.LINE).of(amount, perCent);
        Money credit = amounts(mode, TaxLevel.LINE).of(amount.times(BigDecimal.ONE.negate()), perCent);

        assertThat(credit).isEqualTo(tax.times(BigDecimal.ONE.negate()));
    }

    @Property(tries = 300)
    void aSplitAlwaysAddsUp(
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long minor,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 100) Integer> weights) {
        int rest = 100 - weights.stream().skip(1).mapToInt(weight -> weight).sum();
        Assume.that(rest > 0);
        List<BigDecimal> shares = Stream.concat(weights.stream().skip(1), Stream.of(rest))
                .map(BigDecimal::valueOf)
                .toList();
        Money amount = Money.ofMinor(BigDecimal.valueOf(minor), "USD");

        List<Money> parts = Split.of(amount, shares);

        assertThat(parts)
                .hasSameSizeAs(shares)
                .allMatch(Money::isExact)
                .allMatch(part -> part.value().signum() >= 0);
        assertThat(parts.stream().reduce(Money::plus)).contains(amount);
    }

    @Property(tries = 300)
    void levelsDifferByLessThanOneMinorUnitPerLineAndTax(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 10_000_000) Long> lines,
            @ForAll @IntRange(min = 1, max = 30) int first,
            @ForAll @IntRange(min = 1, max = 30) int second) {
        List<Money> amounts = lines.stream()
                .map(minor -> Money.ofMinor(BigDecimal.valueOf(minor), "CAD"))
                .toList();

        BigDecimal byLine = total(TaxLevel.LINE, amounts, first, second);
        BigDecimal byDocument = total(TaxLevel.DOCUMENT, amounts, first, second);

        BigDecimal bound = new BigDecimal("0.01").multiply(BigDecimal.valueOf(2L * lines.size() + 1));
        assertThat(byLine.subtract(byDocument).abs()).isLessThan(bound);
    }

    private static BigDecimal total(TaxLevel level, List<Money> lines, int... rates) {
        List<TaxComponent> components = Arrays.stream(rates)
                .mapToObj(rate -> new TaxComponent("tax", BigDecimal.valueOf(rate)))
                .toList();
        return new TaxAmounts(components, new RoundingRule(Rounding.HALF_UP, level))
                .ofDocument(lines).stream().reduce(Money::plus).orElseThrow().value();
    }

    private static TaxAmounts amounts(Rounding mode, TaxLevel level) {
        return new TaxAmounts(List.of(), new RoundingRule(mode, level));
    }
}
