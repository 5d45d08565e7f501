package io.throughline.rules.rates;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.money.D5Amount;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/**
 * A price that was found for some work: of one row, or of the tiers of several (D25). Immutable.
 *
 * @param parts at least one, by tier from the lowest
 * @param source which card and row, for people and for what is posted
 */
public record Priced(List<Part> parts, String source) {

    /** A row and its card. */
    record Row(RateCard card, RateRow row) {}

    /**
     * A price and the part of the quantity that it is for.
     *
     * @param price with the supplement of the kind of work
     * @param tier in units of the price
     */
    public record Part(UnitPrice price, RateRow.Tier tier) {}

    /** One price for any quantity. */
    public static Priced flat(UnitPrice price, String source) {
        return new Priced(List.of(new Part(price, RateRow.Tier.ALL)), source);
    }

    static Priced of(List<Row> rows, String kind) {
        List<Part> parts = rows.stream()
                .map(found -> new Part(found.row().priceFor(kind), found.row().tier()))
                .sorted(Comparator.comparing(part -> part.tier().from()))
                .toList();
        Row first = rows.get(0);
        return new Priced(parts, first.card().nameOf(first.row()));
    }

    /** Whether it depends on how much was worked before. */
    public boolean isTiered() {
        return parts.size() > 1 || parts.get(0).tier() != RateRow.Tier.ALL;
    }

    /** The price of the first unit of what is worked after so many seconds. */
    public UnitPrice rate(long secondsBefore, BigDecimal hoursPerDay) {
        return parts.stream()
                .filter(part -> {
                    BigDecimal end = end(part, hoursPerDay);
                    return end == null || end.compareTo(BigDecimal.valueOf(secondsBefore)) > 0;
                })
                .findFirst()
                .orElse(parts.get(parts.size() - 1))
                .price();
    }

    /**
     * What a duration is worth, rounded once at its end (D5).
     *
     * @param seconds negative in a reversal
     * @param before seconds that were charged at this price before, where it has tiers
     * @return null if a part of the duration is in no tier: then nothing is priced
     */
    public Money amount(long seconds, long before, BigDecimal hoursPerDay, RoundingRule rounding) {
        if (!isTiered()) {
            return D5Amount.of(seconds, parts.get(0).price(), hoursPerDay, rounding);
        }
        if (seconds < 0) {
            Money mirror = amount(-seconds, Math.max(0, before + seconds), hoursPerDay, rounding);
            return mirror == null ? null : mirror.negated();
        }
        return tiered(seconds, before, hoursPerDay, rounding);
    }

    private Money tiered(long seconds, long before, BigDecimal hoursPerDay, RoundingRule rounding) {
        BigDecimal start = BigDecimal.valueOf(before);
        BigDecimal stop = BigDecimal.valueOf(before + seconds);
        BigDecimal priced = BigDecimal.ZERO;
        BigDecimal exact = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal length = part.price().unit().seconds(hoursPerDay);
            BigDecimal from = part.tier().from().multiply(length).max(start);
            BigDecimal end = end(part, hoursPerDay);
            BigDecimal to = end == null ? stop : end.min(stop);
            BigDecimal inside = to.subtract(from).max(BigDecimal.ZERO);
            priced = priced.add(inside);
            exact = exact.add(inside.multiply(part.price().price().value()).divide(length, MathContext.DECIMAL128));
        }
        String currency = parts.get(0).price().price().currency();
        return priced.compareTo(BigDecimal.valueOf(seconds)) == 0 ? rounding.round(new Money(exact, currency)) : null;
    }

    private static BigDecimal end(Part part, BigDecimal hoursPerDay) {
        TimeUnit unit = part.price().unit();
        return part.tier().to() == null ? null : part.tier().to().multiply(unit.seconds(hoursPerDay));
    }
}
