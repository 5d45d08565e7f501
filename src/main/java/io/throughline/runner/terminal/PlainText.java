package io.throughline.runner.terminal;

import java.util.regex.Pattern;

/** Makes text from elsewhere inert: a terminal obeys control characters, and some hide or reorder what a person reads (S-10, S-34). */
public final class PlainText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n]]");

    private PlainText() {}

    /** The text without control characters but line ends; null becomes empty. */
    public static String of(String text) {
        return text == null ? "" : CONTROL.matcher(text).replaceAll(" ");
    }

    /** The same in one line of at most so many characters. */
    public static String line(String text, int longest) {
        String line = of(text).replace('\n', ' ').strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
