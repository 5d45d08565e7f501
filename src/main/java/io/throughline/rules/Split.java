package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** D4: a split always adds up. */
final class Split {

    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    private Split() {}

    /**
     * Parts of an amount by shares that make 100 per cent together. All but the last are cut towards zero, so that the last, who takes the
     * remainder, never gets a part of the other sign.
     */
    static List<Money> of(Money amount, List<BigDecimal> shares) {
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
}
