package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code q} parameter of lists: conditions joined by AND and OR, with parentheses. */
final class QParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[()\\[\\],]|[^\\s()\\[\\],\"]+)");
    private static final Set<String> WITHOUT_VALUE = Set.of("EMPTY", "EMPTY_NOT");

    private final List<String> tokens = new ArrayList<>();
    private final RecordType type;
    private int next;

    private QParser(String q, RecordType type) {
        this.type = type;
        Matcher matcher = TOKEN.matcher(q);
        int at = 0;
        while (at < q.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw malformed();
            }
            tokens.add(matcher.group(1));
            at = matcher.end();
        }
    }

    static Predicate<ObjectNode> parse(String q, RecordType type) {
        QParser parser = new QParser(q, type);
        Predicate<ObjectNode> filter = parser.alternatives();
        if (parser.next < parser.tokens.size()) {
            throw malformed();
        }
        return filter;
    }

    private Predicate<ObjectNode> alternatives() {
        Predicate<ObjectNode> filter = conjunction();
        while (accept("OR")) {
            filter = filter.or(conjunction());
        }
        return filter;
    }

    private Predicate<ObjectNode> conjunction() {
        Predicate<ObjectNode> filter = condition();
        while (accept("AND")) {
            filter = filter.and(condition());
        }
        return filter;
    }

    private Predicate<ObjectNode> condition() {
        if (accept("(")) {
            Predicate<ObjectNode> inside = alternatives();
            if (!accept(")")) {
                throw malformed();
            }
            return inside;
        }
        String name = take();
        Property property = type.property(name)
                .orElseThrow(() -> Problems.parameter("q", "Invalid search query. Unknown field: " + name + "."));
        String operator = take();
        List<String> values = WITHOUT_VALUE.contains(operator) ? List.of() : values();
        return QConditions.test(property, operator, values);
    }

    private List<String> values() {
        if (!accept("[")) {
            return List.of(plain(take()));
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(plain(take()));
        } while (accept(","));
        if (!accept("]")) {
            throw malformed();
        }
        return values;
    }

    private static String plain(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1") : token;
    }

    private boolean accept(String word) {
        boolean there = next < tokens.size() && tokens.get(next).equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private String take() {
        if (next >= tokens.size()) {
            throw malformed();
        }
        return tokens.get(next++);
    }

    private static RuntimeException malformed() {
        return Problems.parameter("q", "Invalid search query. Check the syntax of the query parameter q.");
    }
}
