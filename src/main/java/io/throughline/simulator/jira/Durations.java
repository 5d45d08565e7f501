package io.throughline.simulator.jira;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of work such as {@code 1w 2d 3h 30m}: a week has five days of eight hours, a number alone is minutes. Pure. */
final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([wdhm]?)\\s*");

    private Durations() {}

    static Optional<Long> seconds(String text) {
        Matcher part = PART.matcher(text.strip());
        long seconds = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            seconds += Math.round(Double.parseDouble(part.group(1)) * unit(part.group(2)));
            end = part.end();
        }
        return end == text.strip().length() && end > 0 ? Optional.of(seconds) : Optional.empty();
    }

    private static long unit(String word) {
        return switch (word) {
            case "w" -> 5 * 8 * 3600L;
            case "d" -> 8 * 3600L;
            case "h" -> 3600L;
            default -> 60L;
        };
    }

    static String words(long seconds) {
        long minutes = seconds / 60;
        StringBuilder words = new StringBuilder();
        long[] sizes = {5 * 8 * 60L, 8 * 60L, 60L, 1L};
        String units = "wdhm";
        for (int i = 0; i < sizes.length; i++) {
            if (minutes >= sizes[i]) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(minutes / sizes[i])
                        .append(units.charAt(i));
                minutes %= sizes[i];
            }
        }
        return words.isEmpty() ? "0m" : words.toString();
    }
}
