package io.throughline.rules;

import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a {@link Ruling}: by name, in the order to be told, as plain values. Not thread-safe. */
public final class Numbers {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The first number. */
    public static Numbers of(String name, Object value) {
        return new Numbers().and(name, value);
    }

    /**
     * One more number.
     *
     * @param value money and decimals become text; a count stays a number; null leaves the name out
     */
    public Numbers and(String name, Object value) {
        if (value != null) {
            values.put(name, plain(value));
        }
        return this;
    }

    /** The numbers, unmodifiable. */
    public Map<String, Object> map() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        boolean kept = value instanceof Integer || value instanceof Long || value instanceof Boolean;
        return kept ? value : value instanceof Money money ? money.toString() : String.valueOf(value);
    }
}
