package io.throughline.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes a vendor's words fit to show (G16, S-10): what we sent and the vendor echoes is data and is masked, and so is what looks like data
 * on its own: quoted words, addresses, links, long numbers. One line, at most 200 characters.
 */
final class SafeText {

    private static final int LENGTH = 200;
    private static final int SHORTEST_ECHO = 4;
    private static final int LONGEST_READ = 2_000;
    private static final String MASK = "…";
    private static final Pattern DATA = Pattern.compile(
            "\\S{1,200}@\\S{1,200}|https?://\\S{1,500}|'[^']{0,500}'|\"[^\"]{0,500}\"|\\b(?=[A-Za-z_-]{0,20}[0-9])[A-Za-z0-9_-]{5,64}\\b");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:\\[\\]-]{0,79}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");

    private SafeText() {}

    /** The vendor's words without the values that were sent and without what looks like data. */
    static String of(String words, Object sent) {
        String text = CONTROL.matcher(cut(words, LONGEST_READ)).replaceAll(" ");
        for (String value : values(sent)) {
            text = text.replace(value, MASK);
        }
        return cut(DATA.matcher(text).replaceAll(MASK).strip(), LENGTH);
    }

    /** A code or field name as it is, or masked if it is none. */
    static String word(String code) {
        return WORD.matcher(code).matches() ? code : MASK;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + MASK;
    }

    /** All texts that were sent and are long enough to be told from ordinary words, the longest first. */
    private static List<String> values(Object sent) {
        List<String> found = new ArrayList<>();
        collect(sent, found);
        found.sort(Comparator.comparingInt(String::length).reversed());
        return found;
    }

    private static void collect(Object value, List<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, into));
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> collect(each, into));
        } else if (value != null
                && !(value instanceof Boolean)
                && value.toString().length() >= SHORTEST_ECHO) {
            into.add(value.toString());
        }
    }
}
