package io.throughline.canonical;

import io.throughline.canonical.RegularLanguage.Either;
import io.throughline.canonical.RegularLanguage.Letters;
import io.throughline.canonical.RegularLanguage.Sequence;
import java.util.Optional;

/**
 * Reads a pattern as a regular language, if it is one of the simple ones: {@code ^…$} with ASCII letters, sets, groups, alternatives and
 * counts. One object reads one pattern.
 */
final class PatternReading {

    /** Characters that mean something, or may come to mean something. */
    private static final String SIGNS = "^$.|?*+()[]{}\\";

    /** The same within a set, where others stand for themselves. */
    private static final String SIGNS_OF_SETS = "^[]\\&";

    private static final int MAX_COUNT = 200;

    private final String pattern;
    private int at;

    private PatternReading(String pattern) {
        this.pattern = pattern;
    }

    /** There is something in the pattern that is not one of the simple things. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    /** The texts that the pattern matches from begin to end; empty for one that does not say so, or that uses more. */
    static Optional<RegularLanguage> of(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
            return Optional.empty();
        }
        try {
            PatternReading reading = new PatternReading(pattern.substring(1, pattern.length() - 1));
            RegularLanguage whole = reading.sequence();
            // an alternative out here would have only one of the anchors
            return reading.isAtEnd() ? Optional.of(whole) : Optional.empty();
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    private RegularLanguage alternatives() {
        RegularLanguage all = sequence();
        while (next('|')) {
            all = Either.of(all, sequence());
        }
        return all;
    }

    private RegularLanguage sequence() {
        RegularLanguage all = RegularLanguage.EMPTY;
        while (!isAtEnd() && peek() != '|' && peek() != ')') {
            all = Sequence.of(all, counted(atom()));
        }
        return all;
    }

    private RegularLanguage atom() {
        if (next('(')) {
            RegularLanguage inner = alternatives();
            require(next(')'));
            return inner;
        }
        return next('[') ? set() : Letters.NONE.and(letter(SIGNS));
    }

    private RegularLanguage set() {
        Letters letters = Letters.NONE;
        do {
            char first = letter(SIGNS_OF_SETS);
            char last = isRange() ? letter(SIGNS_OF_SETS) : first;
            require(first <= last);
            for (char c = first; c <= last; c++) {
                letters = letters.and(c);
            }
        } while (!next(']'));
        return letters;
    }

    /** Passes the hyphen of a range; one at the end of a set stands for itself. */
    private boolean isRange() {
        return !pattern.startsWith("-]", at) && next('-');
    }

    /** A character that stands for itself, or a sign behind a backslash. */
    private char letter(String signs) {
        char c = take();
        boolean isEscaped = c == '\\';
        char letter = isEscaped ? take() : c;
        require(letter < Letters.LIMIT);
        require(isEscaped ? !Character.isLetterOrDigit(letter) : signs.indexOf(letter) < 0);
        return letter;
    }

    private RegularLanguage counted(RegularLanguage one) {
        if (isAtEnd()) {
            return one;
        }
        RegularLanguage all = switch (peek()) {
            case '?' -> times(one, 0, 1);
            case '*' -> times(one, 0, -1);
            case '+' -> times(one, 1, -1);
            case '{' -> count(one);
            default -> one;
        };
        // a second sign would change how the first is tried
        require(isAtEnd() || all == one || "?*+{".indexOf(peek()) < 0);
        return all;
    }

    private RegularLanguage times(RegularLanguage one, int min, int max) {
        at++;
        return one.times(min, max);
    }

    private RegularLanguage count(RegularLanguage one) {
        at++;
        int min = number();
        if (next('}')) {
            return one.times(min, min);
        }
        require(next(','));
        if (next('}')) {
            return one.times(min, -1);
        }
        int max = number();
        require(next('}') && min <= max);
        return one.times(min, max);
    }

    private int number() {
        int number = 0;
        int start = at;
        while (!isAtEnd() && peek() >= '0' && peek() <= '9') {
            number = number * 10 + take() - '0';
            require(number <= MAX_COUNT);
        }
        require(at > start);
        return number;
    }

    private boolean isAtEnd() {
        return at == pattern.length();
    }

    private char peek() {
        require(!isAtEnd());
        return pattern.charAt(at);
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private boolean next(char c) {
        boolean isNext = !isAtEnd() && peek() == c;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private static void require(boolean simple) {
        if (!simple) {
            throw new Unknown();
        }
    }
}
