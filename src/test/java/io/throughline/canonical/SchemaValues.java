package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes values that fit a schema, and ones that nearly do. */
final class SchemaValues {

    private static final List<String> TEXTS = List.of(
            "Müller 山田 \uD83D\uDE00",
            "a-word-1",
            "0123456789abcdef0123456789abcdef",
            "D17",
            "2026-03",
            "emea",
            "DE",
            "EUR",
            "BY",
            "57600.00",
            "-0.125",
            "0",
            "19.5",
            "2026-02-28",
            "2024-02-29",
            "0000-01-01",
            "9999-12-31",
            "2026-03-01T10:15:00Z",
            "2026-03-01T10:15:00.123456789Z",
            "2026-03-01T10:15:00+05:30",
            "Europe/Berlin",
            "UTC",
            "https://example.com/a",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "2026-02",
            "D17",
            "RUL-1005",
            "de-DE",
            "a@example.com");

    private static final List<Object> ODD = java.util.Arrays.asList(
            null,
            true,
            "",
            " ",
            "EUR\n",
            "eur",
            "ＥＵＲ",
            "2026-02-30",
            "2026-2-3",
            "+2026-02-03",
            "2026-03-01T10:15:60Z",
            "2016-12-31T23:59:60Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01t10:15:00z",
            "2026-03-01T10:15:00",
            "2026-03-01T10:15:00-00:00",
            "2026-03-01T10:15:00+18:30",
            "0000-01-01T00:00:00Z",
            "2026-03-01T10:15:00.1234567890Z",
            "1e5",
            "007",
            "\uD83D",
            "\uD83D\uDE00".repeat(40),
            "\uD83D\uDE00".repeat(41),
            "x".repeat(120),
            "é".repeat(1000),
            "\uD83D\uDE00".repeat(1000),
            "x".repeat(1001),
            "x".repeat(4001),
            5,
            -1,
            1_000_000_001,
            Long.MIN_VALUE,
            new BigDecimal("1.0"),
            new BigDecimal("1.5"),
            new BigDecimal("1E+30"),
            new BigDecimal("18446744073709551621"),
            new BigDecimal("-0.000"),
            Map.of(),
            Map.of("value", "1", "currency", "EUR"),
            List.of(),
            List.of("a", 1));

    private final SchemaTree tree;
    private final Random random;

    SchemaValues(SchemaTree tree, Random random) {
        this.tree = tree;
        this.random = random;
    }

    /** A value that fits. */
    Object fitting(JsonNode schema) {
        return fitting(tree.facets(Place.top(schema)));
    }

    private Object fitting(List<Place> facets) {
        return switch (word(facets, "type").asText()) {
            case "object" -> object(facets);
            case "array" -> list(facets);
            case "boolean" -> random.nextBoolean();
            case "integer" -> pick(integers(word(facets, "maximum").asLong(Long.MAX_VALUE)));
            case "number" -> pick(List.of(1, 7L, new BigDecimal("2.75"), new BigDecimal("1E+40")));
            default -> text(facets);
        };
    }

    private static List<Number> integers(long most) {
        return Stream.<Number>of(1, 7L, 40, new BigDecimal("3.0"), new BigDecimal("9E+3"))
                .filter(number -> number.longValue() <= most)
                .toList();
    }

    private Map<String, Object> object(List<Place> facets) {
        List<String> required = new ArrayList<>();
        word(facets, "required").forEach(name -> required.add(name.asText()));
        Map<String, Object> object = new LinkedHashMap<>();
        tree.parts(facets).forEach((name, part) -> {
            if (required.contains(name) || random.nextInt(3) == 0) {
                object.put(name, fitting(part));
            }
        });
        return object;
    }

    private List<Object> list(List<Place> facets) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(fitting(tree.below(facets, "[]")));
        }
        return list;
    }

    private String text(List<Place> facets) {
        List<String> words = new ArrayList<>();
        word(facets, "enum").forEach(one -> words.add(one.asText()));
        if (words.isEmpty()) {
            Pattern pattern = Pattern.compile(word(facets, "pattern").asText());
            String format = word(facets, "format").asText();
            int least = word(facets, "minLength").asInt();
            int most = word(facets, "maxLength").asInt(10_000);
            TEXTS.stream()
                    .filter(text -> pattern.matcher(text).find() && text.length() >= least && text.length() <= most)
                    .filter(text -> !format.equals("date-time") || text.length() >= "2026-03-01T10:15:00Z".length())
                    .forEach(words::add);
        }
        return pick(words);
    }

    private static JsonNode word(List<Place> facets, String word) {
        return facets.stream()
                .map(Place::node)
                .filter(node -> node.has(word))
                .findFirst()
                .orElse(facets.get(0).node())
                .path(word);
    }

    /** The same value with something in it changed, taken away or added; given back whole. */
    Object changed(Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(8) > 0) {
            return changed(Json.asObject(map));
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(8) > 0) {
            List<Object> changed = new ArrayList<>(list);
            int at = random.nextInt(changed.size());
            changed.set(at, changed(changed.get(at)));
            return changed;
        }
        return value instanceof String text && random.nextBoolean() ? changed(text) : pick(ODD);
    }

    private Map<String, Object> changed(Map<String, Object> object) {
        Map<String, Object> changed = new LinkedHashMap<>(object);
        String name = pick(List.copyOf(object.keySet()));
        switch (random.nextInt(8)) {
            case 0 -> changed.remove(name);
            case 1 -> changed.put(pick(List.of("extra", name + "\u0000", name.toUpperCase(java.util.Locale.ROOT))), 1);
            default -> changed.put(name, changed(object.get(name)));
        }
        return changed;
    }

    private String changed(String text) {
        int at = random.nextInt(text.length() + 1);
        String more =
                pick(List.of("\n", "\r\n", "-", "0", "٣", "a", "A", ".", "\u2028", "\u0000", " ", "\uD83D\uDE00"));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + more + text.substring(at);
            case 1 -> text.substring(0, at) + more + text.substring(Math.min(text.length(), at + 1));
            case 2 -> text.substring(0, at);
            default -> text + more;
        };
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
