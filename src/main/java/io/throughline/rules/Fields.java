package io.throughline.rules;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Typed reading of a plain object by dotted paths. What is absent, null, blank or unreadable is empty: rules then say that it is missing.
 *
 * @param values the object; not changed
 */
public record Fields(Map<String, Object> values) {

    /** Text that is not blank. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(Json.textAt(values, path)).filter(text -> !text.isBlank());
    }

    /** A date of ISO 8601. */
    public Optional<LocalDate> date(String path) {
        return text(path).flatMap(Fields::asDate);
    }

    /** A decimal number. */
    public Optional<BigDecimal> number(String path) {
        return Decimals.of(Json.at(values, path));
    }

    /** An amount with its currency. */
    public Optional<Money> money(String path) {
        return Money.ofPlain(Json.at(values, path));
    }

    /** Whether it is true; what is absent is not. */
    public boolean flag(String path) {
        return Boolean.TRUE.equals(Json.at(values, path));
    }

    /** Whether there is anything. */
    public boolean has(String path) {
        return Json.at(values, path) != null;
    }

    /** The objects of a list; whatever else is in it is passed over. */
    public List<Fields> list(String path) {
        return Json.at(values, path) instanceof List<?> list
                ? list.stream()
                        .filter(Json::isObject)
                        .map(Json::asObject)
                        .map(Fields::new)
                        .toList()
                : List.of();
    }

    /** The items of a list as text. */
    public List<String> texts(String path) {
        return Json.at(values, path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Optional<LocalDate> asDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
