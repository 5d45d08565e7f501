package io.throughline.config;

import io.throughline.canonical.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads values whose text must have a shape; what has not becomes problem {@code CFG-1101}, and an empty answer. For one thread. */
final class Shapes {

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Problems problems;

    Shapes(Problems problems) {
        this.problems = problems;
    }

    Optional<String> word(YamlFields fields, String name) {
        return shaped(fields, name, text -> WORD.matcher(text).matches() ? text : null, "lower-case words and hyphens");
    }

    Optional<String> country(YamlFields fields, String name) {
        return shaped(fields, name, Shapes::countryOrNull, "a country code of ISO 3166-1 such as DE");
    }

    Optional<String> currency(YamlFields fields, String name) {
        return shaped(fields, name, text -> Money.isCurrency(text) ? text : null, "a currency of ISO 4217 such as EUR");
    }

    Optional<ZoneId> zone(YamlFields fields, String name) {
        return shaped(fields, name, Shapes::zoneOrNull, "a time zone such as Europe/Berlin");
    }

    Optional<Pattern> regex(YamlFields fields, String name) {
        return shaped(fields, name, Shapes::regexOrNull, "a regular expression");
    }

    Set<String> words(YamlFields fields, String name) {
        return all(fields, name, text -> WORD.matcher(text).matches() ? text : null, "lower-case words and hyphens");
    }

    Set<String> countries(YamlFields fields, String name) {
        return all(fields, name, Shapes::countryOrNull, "country codes of ISO 3166-1 such as DE");
    }

    Optional<LocalDate> date(YamlFields fields, String name) {
        return shaped(fields, name, Shapes::dateOrNull, "a date such as 2026-12-25");
    }

    Set<LocalDate> dates(YamlFields fields, String name) {
        return all(fields, name, Shapes::dateOrNull, "dates such as 2026-12-25");
    }

    static LocalDate dateOrNull(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private <T> Optional<T> shaped(YamlFields fields, String name, Function<String, T> shape, String expected) {
        Optional<String> text = fields.text(name);
        Optional<T> value = text.map(shape);
        if (text.isPresent() && value.isEmpty()) {
            wrong(fields, name, text.get(), expected);
        }
        return value;
    }

    private <T> Set<T> all(YamlFields fields, String name, Function<String, T> shape, String expected) {
        Set<T> values = new LinkedHashSet<>();
        List<String> texts = fields.texts(name);
        for (String text : texts) {
            T value = shape.apply(text);
            if (value == null) {
                wrong(fields, name, text, expected);
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private void wrong(YamlFields fields, String name, String text, String expected) {
        YamlNode node = fields.node(name).orElse(fields.map());
        problems.add("CFG-1101", node, "'" + text + "' does not fit here.", "Write " + expected + ".");
    }

    private static String countryOrNull(String text) {
        return COUNTRY.matcher(text).matches() ? text : null;
    }

    private static ZoneId zoneOrNull(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException noZone) {
            return null;
        }
    }

    private static Pattern regexOrNull(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException noRegex) {
            return null;
        }
    }
}
