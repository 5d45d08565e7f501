package io.throughline.rules.time;

import io.throughline.canonical.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** Typed reading of one level of a plain object without paths, because it is done for every entry; null for what is absent or unreadable. */
final class PlainParts {

    private PlainParts() {}

    static String text(Map<?, ?> object, String name) {
        Object value = object == null ? null : object.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    static Map<?, ?> part(Map<?, ?> object, String name) {
        return object != null && object.get(name) instanceof Map<?, ?> map ? map : null;
    }

    static Long whole(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number ? (Long) number.longValue() : null;
    }

    static Boolean flag(Map<?, ?> object, String name) {
        return object.get(name) instanceof Boolean flag ? flag : null;
    }

    static LocalDate date(Map<?, ?> object, String name) {
        try {
            String text = text(object, name);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    static Money money(Map<?, ?> object, String name) {
        return Money.ofPlain(object.get(name)).orElse(null);
    }
}
