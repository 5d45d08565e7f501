package io.throughline.mapping;

import java.util.function.UnaryOperator;

/** What {@code text:} does to text; plain and literal, without patterns. */
final class TextSteps {

    /** Nothing that is said in a mapping needs more; it keeps one step from making gigabytes (S-21). */
    static final int MAX_WORD = 100;

    private static final int MAX_LENGTH = 2_000_000;

    private TextSteps() {}

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
