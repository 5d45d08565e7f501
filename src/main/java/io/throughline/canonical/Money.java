package io.throughline.canonical;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An amount in a currency (D1). Its plain form is {@code {"value": "1234.50", "currency": "EUR"}}. The value is shown with at least the
 * minor digits of ISO 4217 (0 for JPY, 3 for KWD); a unit price or an unrounded result may have more until {@link #rounded} is called, once,
 * where a rule says so (D2). Equal amounts are equal however many zeros they were written with. Immutable.
 *
 * @param value the exact amount
 * @param currency the ISO 4217 code in upper case
 */
public record Money(BigDecimal value, String currency) {

    private static final int MAX_PLAIN_SCALE = 6;

    /**
     * Checks the currency and gives the value the digits it is shown with.
     *
     * @throws IllegalArgumentException if the currency has no minor unit in ISO 4217, or the number has more than 100 digits
     */
    public Money {
        int digits = digitsOrNone(currency);
        if (digits < 0) {
            throw new IllegalArgumentException("CAN-3001 this is not a currency of ISO 4217; use a code such as EUR.");
        }
        BigDecimal exact = Decimals.of(value)
                .orElseThrow(() -> new IllegalArgumentException("CAN-3002 the amount has more than 100 digits."));
        value = shown(exact, digits);
    }

    private static BigDecimal shown(BigDecimal exact, int digits) {
        if (exact.scale() <= digits) {
            return exact.setScale(digits);
        }
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() < digits ? shortest.setScale(digits) : shortest;
    }

    /** An amount from its decimal text. */
    public static Money of(String value, String currency) {
        BigDecimal number = Decimals.of(value)
                .orElseThrow(() -> new IllegalArgumentException("CAN-3002 the amount is not a decimal number."));
        return new Money(number, currency);
    }

    /** An amount from whole minor units: 123450 EUR is 1234.50, 8 JPY is 8. */
    public static Money ofMinor(BigDecimal minor, String currency) {
        if (!isCurrency(currency)) {
            return new Money(minor, currency);
        }
        return new Money(minor.movePointLeft(digits(currency)), currency);
    }

    /** The amount of a plain value; empty if it is no object with a decimal {@code value} and a {@code currency}. */
    public static Optional<Money> ofPlain(Object plain) {
        if (!(plain instanceof Map<?, ?> map) || !(map.get("currency") instanceof String code) || !isCurrency(code)) {
            return Optional.empty();
        }
        return Decimals.of(map.get("value")).map(number -> new Money(number, code));
    }

    /** Whether this is a code of ISO 4217 that has minor units (gold and test codes have none). */
    public static boolean isCurrency(String code) {
        return digitsOrNone(code) >= 0;
    }

    private static int digitsOrNone(String code) {
        try {
            return code == null ? -1 : Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** How many digits after the point the minor unit of a currency has: EUR 2, JPY 0, KWD 3. */
    public static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** Whether the amount is a whole number of minor units. */
    public boolean isExact() {
        return value.scale() <= digits(currency);
    }

    /**
     * The exact sum.
     *
     * @throws IllegalArgumentException if the currencies differ: they are never added up by silence (D7)
     */
    public Money plus(Money other) {
        return new Money(value.add(sameCurrency(other).value), currency);
    }

    /**
     * The exact difference.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(value.subtract(sameCurrency(other).value), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(value.negate(), currency);
    }

    /** −1, 0 or 1: whether it is negative, nothing or positive. */
    public int signum() {
        return value.signum();
    }

    /** No money, in this currency. */
    public static Money none(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The exact product; not rounded. */
    public Money times(BigDecimal factor) {
        return new Money(value.multiply(factor), currency);
    }

    /**
     * Whether this amount is larger.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public boolean isMoreThan(Money other) {
        return value.compareTo(sameCurrency(other).value) > 0;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "CAN-3003 %s and %s are two currencies; convert first.".formatted(currency, other.currency));
        }
        return other;
    }

    /** This amount rounded to minor units. */
    public Money rounded(Rounding rounding) {
        return new Money(rounding.to(digits(currency), value), currency);
    }

    /** This amount rounded to a multiple of an increment, which is above zero. */
    public Money rounded(Rounding rounding, BigDecimal increment) {
        return new Money(rounding.toMultiple(increment, value), currency);
    }

    /** Whether the amount is a whole number of increments, which are above zero. */
    public boolean isMultipleOf(BigDecimal increment) {
        return value.remainder(increment).signum() == 0;
    }

    /**
     * The amount in minor units: 1234.50 EUR is 123450.
     *
     * @throws ArithmeticException if it is not a whole number of them; round first
     */
    public BigDecimal minor() {
        return value.movePointRight(digits(currency)).setScale(0);
    }

    /** The plain form, a fresh map. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>(4);
        plain.put("value", written());
        plain.put("currency", currency);
        return plain;
    }

    /** With few digits after the point both ways to write a number give the same, and the shorter one is the faster. */
    private String written() {
        return value.scale() >= 0 && value.scale() <= MAX_PLAIN_SCALE ? value.toString() : value.toPlainString();
    }

    /** Value and currency: {@code 1234.50 EUR}. */
    @Override
    public String toString() {
        return value.toPlainString() + " " + currency;
    }
}
