package io.throughline.canonical;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads decimal numbers from plain values, exactly and within bounds (D1, S-30). */
public final class Decimals {

    private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,60}(\\.\\d{1,40})?");
    private static final int MAX_DIGITS = 100;

    private Decimals() {}

    /**
     * The number that a plain value is: a JSON number, or text such as {@code -1234.50} (digits and one point; no grouping, no exponent, no
     * plus sign). Empty for anything else, and for numbers of more than 100 digits before or after the point.
     */
    public static Optional<BigDecimal> of(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
        }
        if (value instanceof BigDecimal decimal) {
            boolean small = decimal.scale() <= MAX_DIGITS && (long) decimal.precision() - decimal.scale() <= MAX_DIGITS;
            return small ? Optional.of(decimal) : Optional.empty();
        }
        return value instanceof String text && WRITTEN.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
