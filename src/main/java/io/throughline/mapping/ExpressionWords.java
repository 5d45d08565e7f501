package io.throughline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a JSONata expression, cut as the library cuts them, so that what is written can be judged before it is compiled. A {@code /}
 * that is no division begins a regular expression; it is given as one word, whatever follows.
 */
final class ExpressionWords {

    /** What a word is. */
    enum Kind {
        NAME,
        VARIABLE,
        TEXT,
        NUMBER,
        OPERATOR,
        REGEX,
        BROKEN
    }

    /**
     * @param text a name or variable without its signs, the content of a text, or the operator
     * @param start where it begins in the expression, from 0
     */
    record Word(Kind kind, String text, int start) {

        boolean is(String operator) {
            return kind == Kind.OPERATOR && text.equals(operator);
        }
    }

    private static final Set<String> PAIRS = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");
    private static final String SIGNS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final String BLANKS = " \t\n\r";
    private static final Set<String> OPERATOR_NAMES = Set.of("and", "or", "in");
    private static final Pattern NUMBER =
            Pattern.compile("\\G(0|([1-9][0-9]{0,30}))(\\.[0-9]{1,30})?([Ee][-+]?[0-9]{1,3})?");

    private final String expression;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private ExpressionWords(String expression) {
        this.expression = expression;
    }

    /** All words; what cannot be cut ends the list with a broken one. */
    static List<Word> of(String expression) {
        ExpressionWords cutting = new ExpressionWords(expression);
        while (cutting.next()) {
            // goes on
        }
        return cutting.words;
    }

    private boolean next() {
        while (at < expression.length() && BLANKS.indexOf(expression.charAt(at)) >= 0) {
            at++;
        }
        if (at == expression.length()) {
            return false;
        }
        if (expression.startsWith("/*", at)) {
            int end = expression.indexOf("*/", at + 2);
            at = end < 0 ? at : end + 2;
            return end >= 0 || add(Kind.BROKEN, "", at, at);
        }
        char sign = expression.charAt(at);
        if (sign == '/' && !afterOperand()) {
            return add(Kind.REGEX, "", at, expression.length());
        }
        if (SIGNS.indexOf(sign) >= 0) {
            int length = PAIRS.contains(expression.substring(at, Math.min(at + 2, expression.length()))) ? 2 : 1;
            return add(Kind.OPERATOR, expression.substring(at, at + length), at, at + length);
        }
        if (sign == '"' || sign == '\'') {
            return text(sign);
        }
        return sign == '`' ? quotedName() : numberOrName();
    }

    private boolean add(Kind kind, String text, int start, int end) {
        words.add(new Word(kind, text, start));
        at = end;
        return kind != Kind.BROKEN && kind != Kind.REGEX;
    }

    private boolean afterOperand() {
        Word last = words.isEmpty() ? null : words.get(words.size() - 1);
        return last != null && (last.kind() != Kind.OPERATOR || last.is(")") || last.is("]") || last.is("}"));
    }

    private boolean text(char quote) {
        for (int i = at + 1; i < expression.length(); i++) {
            if (expression.charAt(i) == '\\') {
                i++;
            } else if (expression.charAt(i) == quote) {
                return add(Kind.TEXT, expression.substring(at + 1, i), at, i + 1);
            }
        }
        return add(Kind.BROKEN, "", at, at);
    }

    private boolean quotedName() {
        int end = expression.indexOf('`', at + 1);
        return end < 0 ? add(Kind.BROKEN, "", at, at) : add(Kind.NAME, expression.substring(at + 1, end), at, end + 1);
    }

    private boolean numberOrName() {
        Matcher number = NUMBER.matcher(expression);
        if (number.find(at)) {
            return add(Kind.NUMBER, number.group(), at, number.end());
        }
        int end = at;
        while (end < expression.length() && (BLANKS + SIGNS).indexOf(expression.charAt(end)) < 0) {
            end++;
        }
        String name = expression.substring(at, end);
        if (!name.matches("\\$?\\$?[\\p{L}\\p{N}_$]*") || name.isEmpty()) {
            return add(Kind.BROKEN, name, at, at);
        }
        if (name.startsWith("$")) {
            return add(Kind.VARIABLE, name.substring(1), at, end);
        }
        boolean value = Set.of("true", "false", "null").contains(name);
        return add(OPERATOR_NAMES.contains(name) ? Kind.OPERATOR : value ? Kind.TEXT : Kind.NAME, name, at, end);
    }
}
