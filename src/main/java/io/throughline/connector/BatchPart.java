package io.throughline.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One answer inside the answer to a {@link BatchCall}.
 *
 * @param set whether it stands in a change set; a set that is refused has one answer, which stands outside
 * @param number which request it answers, from 1; 0 if it does not say
 * @param status HTTP status
 * @param location the header {@code Location}, empty if absent
 * @param body as text
 */
record BatchPart(boolean set, int number, int status, Optional<String> location, String body) {

    /**
     * The parts of an answer, in their order. The first line holds the boundary, so that the header is not needed.
     *
     * @throws IllegalArgumentException if it is no multipart text, or was cut
     */
    static List<BatchPart> read(String answer) {
        List<BatchPart> parts = new ArrayList<>();
        read(answer.strip(), false, parts);
        return parts;
    }

    private static void read(String text, boolean set, List<BatchPart> into) {
        int line = text.indexOf('\n');
        String boundary = line < 0 ? "" : text.substring(0, line).stripTrailing();
        if (!boundary.startsWith("--")) {
            throw new IllegalArgumentException("it begins with no boundary");
        }
        int from = line + 1;
        while (true) {
            int end = text.indexOf("\n" + boundary, from - 1);
            if (end < 0) {
                throw new IllegalArgumentException("its last boundary is missing");
            }
            if (end >= from) {
                part(text.substring(from, end), set, into);
            }
            int after = end + 1 + boundary.length();
            if (text.startsWith("--", after)) {
                return;
            }
            from = text.indexOf('\n', after) + 1;
        }
    }

    private static void part(String text, boolean set, List<BatchPart> into) {
        int gap = gap(text);
        Map<String, String> headers = headers(text.substring(0, gap));
        String rest = text.substring(gap).strip();
        if (headers.getOrDefault("content-type", "").startsWith("multipart/")) {
            read(rest, true, into);
            return;
        }
        if (!rest.startsWith("HTTP/1.1 ")) {
            throw new IllegalArgumentException("a part holds no HTTP answer");
        }
        int head = gap(rest);
        Map<String, String> inner = headers(rest.substring(0, head));
        into.add(new BatchPart(
                set,
                number(headers.getOrDefault("content-id", inner.get("content-id"))),
                number(rest.substring(9, Math.min(12, rest.length()))),
                Optional.ofNullable(inner.get("location")),
                rest.substring(head).strip()));
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static int gap(String text) {
        int windows = text.indexOf("\r\n\r\n");
        int plain = text.indexOf("\n\n");
        int gap = windows < 0 || plain >= 0 && plain < windows ? plain : windows;
        return gap < 0 ? text.length() : gap;
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new HashMap<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            int colon = text.indexOf(':', from);
            if (colon > from && colon < to) {
                headers.put(
                        text.substring(from, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1, to).strip());
            }
            from = to + 1;
        }
        return headers;
    }
}
