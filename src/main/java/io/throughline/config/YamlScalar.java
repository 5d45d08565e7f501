package io.throughline.config;

import java.math.BigDecimal;

/**
 * A single value, typed by the YAML 1.2 core schema: {@code no} is the country, {@code 2026-01-31} is text, {@code 08} is a number.
 *
 * @param value the plain value: text, Integer, Long, BigDecimal, Boolean or null
 * @param text the value as it was written, without quotes
 */
public record YamlScalar(Position position, String path, Object value, String text) implements YamlNode {

    /** Whether the value was left empty or written as null. */
    public boolean isNull() {
        return value == null;
    }

    /** Whether the value is text rather than a number, a boolean or null. */
    public boolean isText() {
        return value instanceof String;
    }

    @Override
    public Object plain() {
        return value;
    }

    @Override
    public String kind() {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof BigDecimal || value instanceof Number ? "a number" : "text";
    }
}
