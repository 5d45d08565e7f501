package io.throughline.simulator.dynamics365;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a {@code $filter}, read one after the other. */
final class FilterTokens {

    private static final Pattern TOKEN = Pattern.compile("\\s*("
            + "[A-Za-z_][A-Za-z0-9_.]*'(?:[^']|'')*'" // enum literal
            + "|'(?:[^']|'')*'"
            + "|\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d))?"
            + "|-?\\d+(?:\\.\\d+)?"
            + "|[A-Za-z_][A-Za-z0-9_./]*"
            + "|[(),]"
            + ")");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    FilterTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        String rest = text.stripTrailing();
        while (end < rest.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw Problems.badRequest("Syntax error at position " + end + " in '" + text + "'.");
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    /** The next word, empty at the end. */
    String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    /** Takes the next word. */
    String take() {
        String token = peek();
        at++;
        return token;
    }

    /** Takes the next word if it is this one. */
    boolean takes(String word) {
        boolean is = peek().equals(word);
        if (is) {
            at++;
        }
        return is;
    }
}
