package io.throughline.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a legal entity makes project codes, such as {@code {entity}-{yy}-{deal:8}}. A name in braces is a value of the deal; a number behind
 * a colon keeps so many characters of it. The same deal always gives the same code.
 *
 * @param text as written in the region file
 */
public record ProjectCodeScheme(String text) {

    /** The names a scheme may use. */
    public static final Set<String> NAMES =
            Set.of("entity", "region", "yy", "yyyy", "mm", "deal", "number", "account", "line");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)(?::([1-9][0-9]?))?}");

    /** The code for a deal; empty if a value that the scheme needs is not known. */
    public Optional<String> code(Map<String, String> values) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        boolean complete = placeholders.results().allMatch(found -> values.get(found.group(1)) != null);
        return complete ? Optional.of(fill(found -> part(found, values))) : Optional.empty();
    }

    /** Names in braces that no scheme knows, sorted; a scheme with any is refused at load. */
    Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).forEach(unknown::add);
        unknown.removeAll(NAMES);
        return unknown;
    }

    /** Whether the deal is in the code at all: without it every deal would get the same one. */
    boolean tellsDealsApart() {
        return text.contains("{deal") || text.contains("{number");
    }

    /** Whether braces stand only around placeholders. */
    boolean isWellFormed() {
        return !fill(found -> "").matches(".*[{}].*");
    }

    private String fill(Function<MatchResult, String> part) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(part.apply(found)));
    }

    private static String part(MatchResult found, Map<String, String> values) {
        String value = values.get(found.group(1));
        return found.group(2) == null
                ? value
                : value.substring(0, Math.min(value.length(), Integer.parseInt(found.group(2))));
    }
}
