package io.throughline.simulator.jira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a query into tokens. */
final class JqlLexer {

    private static final String SIGNS = "=!<>~(),";

    /**
     * One token.
     *
     * @param quoted whether it stood in quotes, so that it is no keyword
     * @param at where it begins, counted from 1
     */
    record Token(String text, boolean quoted, int at) {

        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }

        boolean isSign() {
            return !quoted && !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0;
        }
    }

    private final String query;
    private int position;

    JqlLexer(String query) {
        this.query = query;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (position < query.length()) {
            char next = query.charAt(position);
            if (Character.isWhitespace(next)) {
                position++;
            } else if (next == '"' || next == '\'') {
                tokens.add(quoted(next));
            } else if (SIGNS.indexOf(next) >= 0) {
                tokens.add(sign());
            } else if (next == '&' || next == '|') {
                tokens.add(symbol(next));
            } else {
                tokens.add(word());
            }
        }
        return tokens;
    }

    private Token quoted(char quote) {
        int start = position++;
        StringBuilder text = new StringBuilder();
        while (position < query.length() && query.charAt(position) != quote) {
            if (query.charAt(position) == '\\' && position + 1 < query.length()) {
                position++;
            }
            text.append(query.charAt(position++));
        }
        if (position == query.length()) {
            throw new JqlException("Error in the JQL Query: The quoted string '" + text
                    + "' has not been completed. (line 1, character " + (start + 1) + ")");
        }
        position++;
        return new Token(text.toString(), true, start + 1);
    }

    private Token sign() {
        int start = position;
        String two = query.substring(position, Math.min(position + 2, query.length()));
        String sign = List.of("!=", "!~", "<=", ">=").contains(two) ? two : two.substring(0, 1);
        position += sign.length();
        return new Token(sign, false, start + 1);
    }

    private Token symbol(char symbol) {
        int start = position;
        while (position < query.length() && query.charAt(position) == symbol) {
            position++;
        }
        return new Token(symbol == '&' ? "and" : "or", false, start + 1);
    }

    private Token word() {
        int start = position;
        int brackets = 0;
        while (position < query.length() && (brackets > 0 || !ends(query.charAt(position)))) {
            brackets += query.charAt(position) == '[' ? 1 : query.charAt(position) == ']' ? -1 : 0;
            position++;
        }
        String text = query.substring(start, position);
        char first = text.charAt(0);
        if ("#$%^*;?@{}".indexOf(first) >= 0) {
            throw new JqlException(String.format(
                    Locale.ROOT,
                    "Error in the JQL Query: The character '%s' is a reserved JQL character. You must enclose it in a string or use the escape '\\u%04x' instead. (line 1, character %d)",
                    first,
                    (int) first,
                    start + 1));
        }
        return new Token(text, false, start + 1);
    }

    private static boolean ends(char next) {
        return Character.isWhitespace(next)
                || SIGNS.indexOf(next) >= 0
                || next == '"'
                || next == '\''
                || next == '&'
                || next == '|';
    }
}
