package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.config.TaxComponent;
import io.throughline.config.TaxTreatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The tax that the ERP is expected to compute: D2 (mode), D3 (level). What is rounded at another level is a known difference, not an error.
 *
 * @param components the taxes
 * @param rounding of the legal entity
 */
record TaxAmounts(List<TaxComponent> components, RoundingRule rounding) {

    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    /** One tax of one amount, rounded once. */
    Money of(Money base, BigDecimal rate) {
        return rounding.round(base.times(rate.multiply(PER_CENT)));
    }

    /** Each component's part of a whole document, in the order of the components. */
    List<Money> ofDocument(List<Money> lines) {
        return switch (rounding.taxLevel()) {
            case LINE -> components.stream().map(tax -> sumOfLines(lines, tax)).toList();
            case DOCUMENT_AND_RATE ->
                components.stream().map(tax -> of(sum(lines), tax.rate())).toList();
            case DOCUMENT -> roundedOnce(sum(lines));
        };
    }

    private Money sumOfLines(List<Money> lines, TaxComponent tax) {
        return sum(lines.stream().map(line -> of(line, tax.rate())).toList());
    }

    /** The total is rounded once; the last component takes what is left of it (D4). */
    private List<Money> roundedOnce(Money base) {
        List<Money> parts = new ArrayList<>();
        Money rest = of(base, TaxTreatment.Rates.sum(components));
        for (int at = 0; at < components.size() - 1; at++) {
            parts.add(of(base, components.get(at).rate()));
            rest = rest.minus(parts.get(at));
        }
        if (!components.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElseThrow();
    }
}
