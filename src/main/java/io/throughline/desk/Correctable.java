package io.throughline.desk;

import io.throughline.canonical.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value that people may correct.
 *
 * @param path step and canonical path, such as {@code opportunity.contract.poNumber}
 * @param name for people
 * @param form what it must look like
 * @param teams whose people may correct it
 * @param cases codes of the cases in which it may be corrected; empty: in any
 * @param scope when it may be corrected and how it is shown
 */
record Correctable(String path, String name, Form form, Set<String> teams, Set<String> cases, Scope scope) {

    /** The kinds of values. */
    enum Type {
        TEXT,
        DATE,
        MONEY,
        CHOICE
    }

    /**
     * @param pattern for text, else null
     * @param values for a choice, else empty
     */
    record Form(Type type, Pattern pattern, List<String> values) {

        /** The plain value of what a person wrote; empty if it does not fit. */
        Optional<Object> read(String text) {
            return switch (type) {
                case TEXT ->
                    Optional.<Object>of(text)
                            .filter(any -> pattern.matcher(text).matches());
                case CHOICE -> Optional.<Object>of(text).filter(values::contains);
                case DATE -> date(text);
                case MONEY -> money(text);
            };
        }

        /** What fits, for people. */
        String expected() {
            return switch (type) {
                case TEXT -> "text that fits " + pattern.pattern();
                case CHOICE -> "one of " + String.join(", ", values);
                case DATE -> "a date such as 2026-12-31";
                case MONEY -> "an amount such as 1234.50 EUR";
            };
        }

        private static Optional<Object> date(String text) {
            try {
                return Optional.of(LocalDate.parse(text).toString());
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }

        private static Optional<Object> money(String text) {
            String[] parts = text.strip().split(" ");
            try {
                return parts.length == 2
                        ? Optional.of(Money.of(parts[0], parts[1]).plain())
                        : Optional.empty();
            } catch (IllegalArgumentException noMoney) {
                return Optional.empty();
            }
        }
    }

    /**
     * @param afterWrites also when records of the deal stand in other systems already
     * @param personal personal data: its value is never shown
     */
    record Scope(boolean afterWrites, boolean personal) {}

    /** The step whose result holds the value. */
    String step() {
        return path.substring(0, path.indexOf('.'));
    }

    /** The path within that result. */
    String inStep() {
        return path.substring(path.indexOf('.') + 1);
    }

    /** Whether it may be corrected in a case of this code. */
    boolean fits(String code) {
        return cases.isEmpty() || cases.contains(code);
    }
}
