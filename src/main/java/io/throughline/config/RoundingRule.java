package io.throughline.config;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a legal entity rounds.
 *
 * @param mode applied once per stated step (D2)
 * @param taxLevel at which level tax is rounded (D3)
 * @param increments by currency, of what amounts are multiples, where that is more than the minor unit: CHF 0.05
 */
public record RoundingRule(Rounding mode, TaxLevel taxLevel, Map<String, BigDecimal> increments) {

    /** Copies the increments. */
    public RoundingRule {
        increments = Map.copyOf(increments);
    }

    /** Without increments: to minor units. */
    public RoundingRule(Rounding mode, TaxLevel taxLevel) {
        this(mode, taxLevel, Map.of());
    }

    /** The amount rounded once, to multiples of its currency's increment, else to minor units. */
    public Money round(Money amount) {
        return increment(amount.currency())
                .map(increment -> amount.rounded(mode, increment))
                .orElseGet(() -> amount.rounded(mode));
    }

    /**
     * An amount divided and rounded once, so that nothing is lost before (D5).
     *
     * @param divisor above zero
     */
    public Money roundQuotient(Money amount, BigDecimal divisor) {
        String currency = amount.currency();
        BigDecimal increment = increments.get(currency);
        return increment == null
                ? new Money(mode.quotient(amount.value(), divisor, Money.digits(currency)), currency)
                : new Money(
                        mode.quotient(amount.value(), divisor.multiply(increment), 0)
                                .multiply(increment),
                        currency);
    }

    /** Of what amounts in a currency are multiples; empty for its minor unit. */
    public Optional<BigDecimal> increment(String currency) {
        return Optional.ofNullable(increments.get(currency));
    }

    /** Where tax is rounded; in files and terms written in lower case with hyphens. */
    public enum TaxLevel {
        /** Each line for itself. */
        LINE,
        /** Once, on the tax of the whole document. */
        DOCUMENT,
        /** Once per rate within the document, as Japan requires. */
        DOCUMENT_AND_RATE
    }

    /** The mode as files and terms write it, such as {@code half-up}. */
    public String modeWord() {
        return word(mode);
    }

    /** The level as files and terms write it, such as {@code document-and-rate}. */
    public String taxLevelWord() {
        return word(taxLevel);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
