package io.throughline.mapping;

import java.text.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What {@code text:} does to text; plain and literal, without patterns. */
final class TextSteps {

    /** Nothing that is said in a mapping needs more; it keeps one step from making gigabytes (S-21). */
    static final int MAX_WORD = 100;

    private static final int MAX_LENGTH = 2_000_000;

    /** The longest word of the canonical schemas. */
    private static final int LONGEST_WORD = 40;

    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");
    private static final Pattern EDGES =
            Pattern.compile("^[\\s\\p{Z}\\u200b\\u2060\\ufeff]+|[\\s\\p{Z}\\u200b\\u2060\\ufeff]+$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private TextSteps() {}

    /**
     * One line as people read it: accents joined to their letters (NFC), control characters and line ends as blanks, no blanks at the ends. Half
     * of a character that a sender cut in two becomes U+FFFD, as everywhere where such text is written.
     */
    static String line(String text) {
        String whole = HALF_CHARACTER.matcher(text).replaceAll("\ufffd");
        String shown = UNSHOWN.matcher(whole).replaceAll(" ");
        return EDGES.matcher(Normalizer.normalize(shown, Normalizer.Form.NFC)).replaceAll("");
    }

    /**
     * Lower-case words joined by hyphens, as canonical schemas want them: {@code Time and Materials} is {@code time-and-materials}. Empty for a
     * text with letters that such a word cannot have, because leaving them out could make one word of two.
     */
    static String word(String text) {
        String joined = BETWEEN_WORDS.matcher(Steps.lower(text)).replaceAll("-");
        int start = joined.startsWith("-") ? 1 : 0;
        int end = joined.endsWith("-") && joined.length() > 1 ? joined.length() - 1 : joined.length();
        String word = joined.substring(Math.min(start, end), end);
        return word.length() <= LONGEST_WORD && WORD.matcher(word).matches() ? word : "";
    }

    /** Every occurrence of a literal text, from the left, by another. */
    record Replaced(String old, String with) implements UnaryOperator<String> {
        @Override
        public String apply(String text) {
            if (with.length() > old.length() && (long) text.length() / old.length() * with.length() > MAX_LENGTH) {
                throw new Run.Exhausted();
            }
            return text.replace(old, with);
        }
    }

    /** At least so many characters; a longer text stays as it is. */
    record Padded(int length, String with, boolean atStart) implements UnaryOperator<String> {
        @Override
        public String apply(String text) {
            int missing = length - text.codePointCount(0, text.length());
            String filling = missing > 0 ? with.repeat(missing) : "";
            return atStart ? filling + text : text + filling;
        }
    }

    /** One of the parts between a literal text: from 0, or from −1 backwards; empty text where there is no such part. */
    record Part(String between, int index) implements UnaryOperator<String> {
        @Override
        public String apply(String text) {
            return index < 0 ? fromEnd(text) : fromStart(text);
        }

        private String fromStart(String text) {
            int start = 0;
            for (int i = 0; i < index; i++) {
                int at = text.indexOf(between, start);
                if (at < 0) {
                    return "";
                }
                start = at + between.length();
            }
            int end = text.indexOf(between, start);
            return end < 0 ? text.substring(start) : text.substring(start, end);
        }

        private String fromEnd(String text) {
            int end = text.length();
            for (int i = -1; i > index; i--) {
                end = end < 0 ? -1 : before(text, end);
                if (end < 0) {
                    return "";
                }
            }
            int at = before(text, end);
            return text.substring(at < 0 ? 0 : at + between.length(), end);
        }

        /** Where the last {@code between} begins that ends at or before this place. */
        private int before(String text, int end) {
            return end < between.length() ? -1 : text.lastIndexOf(between, end - between.length());
        }
    }
}
