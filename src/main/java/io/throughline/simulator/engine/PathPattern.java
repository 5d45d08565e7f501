package io.throughline.simulator.engine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A path with variables, such as {@code /record/v1/customer/{id}}. A segment is {@code {name}}, {@code prefix{name}} or
 * literal; a variable takes one whole segment, so an encoded slash stays inside it.
 *
 * @param text the pattern as written
 */
public record PathPattern(String text) {

    /** The decoded variables, or nothing when the path does not fit. */
    public Optional<Map<String, String>> match(String path) {
        String[] wanted = text.split("/");
        String[] given = path.split("/");
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (!segment(wanted[i], given[i], variables)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static boolean segment(String wanted, String given, Map<String, String> variables) {
        int brace = wanted.indexOf('{');
        if (brace < 0) {
            return wanted.equals(given);
        }
        String plain = decoded(given);
        if (!plain.startsWith(wanted.substring(0, brace)) || plain.length() == brace) {
            return false;
        }
        variables.put(wanted.substring(brace + 1, wanted.length() - 1), plain.substring(brace));
        return true;
    }

    private static String decoded(String segment) {
        // '+' is an ordinary character in a path
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
