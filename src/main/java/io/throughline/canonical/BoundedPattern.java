package io.throughline.canonical;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A pattern of a schema that ends in bounded time, whatever the pattern and the value: a search that tries too often has found nothing, so the value is
 * refused (S-30). {@code $} at the end means the end, not the place before a last line break. Immutable; may be used by several threads.
 */
final class BoundedPattern implements RegularExpression {

    /** Far more than a reasonable pattern reads of the longest text that a schema of ours takes. */
    private static final int MOST_READS = 1_000_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws java.util.regex.PatternSyntaxException if it is no pattern */
    static RegularExpression of(String regex) {
        boolean end = regex.endsWith("$") && !regex.endsWith("\\$");
        return new BoundedPattern(Pattern.compile(end ? regex.substring(0, regex.length() - 1) + "\\z" : regex));
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Counted(value)).find();
        } catch (TooManyReads | StackOverflowError tried) {
            return false;
        }
    }

    private static final class TooManyReads extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyReads() {
            super("", null, false, false);
        }
    }

    /** A text that counts how often it was looked at. */
    private static final class Counted implements CharSequence {

        private final String text;
        private int reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new TooManyReads();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
