package io.throughline.simulator.netsuite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, texts and symbols of a SuiteQL statement, taken one by one. */
final class SuiteQlTokens {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*('(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_.]*|[+-]?\\d+(?:\\.\\d+)?|<=|>=|!=|<>|[=<>(),*?])");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    SuiteQlTokens(String statement) {
        String text = statement.stripTrailing();
        Matcher matcher = TOKEN.matcher(text);
        for (int at = 0; at < text.length(); at = matcher.end()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw invalid("unexpected character at position " + at);
            }
            tokens.add(matcher.group(1));
        }
    }

    boolean peekIsAny(String... words) {
        return Arrays.stream(words).anyMatch(peek()::equalsIgnoreCase);
    }

    boolean accept(String word) {
        boolean there = peek().equalsIgnoreCase(word);
        next += there ? 1 : 0;
        return there;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw invalid("expected " + word + " but found '" + peek() + "'");
        }
    }

    String take() {
        if (atEnd()) {
            throw invalid("unexpected end");
        }
        return tokens.get(next++);
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    private String peek() {
        return atEnd() ? "" : tokens.get(next);
    }

    static RuntimeException invalid(String detail) {
        return Problems.parameter(
                "q", "Invalid search query. Detailed unprocessed description follows. " + detail + ".");
    }
}
