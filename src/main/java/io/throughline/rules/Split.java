package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** D4: a split always adds up. */
public final class Split {

    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    private Split() {}

    /**
     * Parts of an amount by shares that make 100 per cent together. All but the last are cut towards zero, so that the last, who takes the
     * remainder, never gets a part of the other sign.
     */
    public static List<Money> of(Money amount, List<BigDecimal> shares) {
        List<Money> parts = new ArrayList<>();
        Money rest = amount;
        for (BigDecimal share : shares.subList(0, Math.max(0, shares.size() - 1))) {
            Money part = amount.times(share.multiply(PER_CENT)).rounded(Rounding.DOWN);
            parts.add(part);
            rest = rest.minus(part);
        }
        if (!shares.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /**
     * Parts of an amount in proportion to weights. All but one are cut towards zero to minor units; the named one takes the remainder, so that the
     * parts add up to the amount whatever the weights.
     *
     * @param weights none negative, together above zero; nothing but their proportion counts
     * @param remainderTo which part takes the remainder, from 0
     * @return as many parts as weights, in their order
     */
    public static List<Money> byWeights(Money amount, List<BigDecimal> weights, int remainderTo) {
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int digits = Money.digits(amount.currency());
        List<Money> parts = new ArrayList<>();
        Money others = amount.times(BigDecimal.ZERO);
        for (int at = 0; at < weights.size(); at++) {
            BigDecimal share = amount.value().multiply(weights.get(at)).divide(all, digits, RoundingMode.DOWN);
            Money part = new Money(at == remainderTo ? BigDecimal.ZERO : share, amount.currency());
            parts.add(part);
            others = others.plus(part);
        }
        parts.set(remainderTo, amount.minus(others));
        return parts;
    }
}
