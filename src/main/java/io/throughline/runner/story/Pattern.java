package io.throughline.runner.story;

import io.throughline.canonical.Json;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/**
 * A sentence with holes: {@code {a.b|c}} is the first of these paths that has a value, {@code [ … ]} is left out if a hole in it has none. A hole
 * outside brackets without a value shows as {@code …}. Immutable.
 */
record Pattern(String text) {

    private static final java.util.regex.Pattern OPTIONAL = java.util.regex.Pattern.compile("\\[([^\\[\\]]*)]");
    private static final java.util.regex.Pattern HOLE = java.util.regex.Pattern.compile("\\{([^{}]+)}");

    String fill(Map<String, Object> values) {
        String kept = OPTIONAL.matcher(text).replaceAll(quoted(part -> optional(part.group(1), values)));
        return HOLE.matcher(kept).replaceAll(quoted(hole -> shown(hole.group(1), values)));
    }

    private static String optional(String part, Map<String, Object> values) {
        boolean complete = HOLE.matcher(part).results().allMatch(hole -> find(hole.group(1), values) != null);
        return complete ? part : "";
    }

    private static String shown(String alternatives, Map<String, Object> values) {
        Object value = find(alternatives, values);
        return value == null ? "…" : show(value);
    }

    private static Object find(String alternatives, Map<String, Object> values) {
        return Stream.of(alternatives.split("\\|"))
                .map(path -> Json.at(values, path.strip()))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private static String show(Object value) {
        if (value instanceof Map<?, ?> money && money.get("value") != null && money.get("currency") != null) {
            return money.get("value") + " " + money.get("currency");
        }
        return value instanceof String text ? text : Json.write(value);
    }

    private static Function<MatchResult, String> quoted(Function<MatchResult, String> replacement) {
        return match -> java.util.regex.Matcher.quoteReplacement(replacement.apply(match));
    }
}
