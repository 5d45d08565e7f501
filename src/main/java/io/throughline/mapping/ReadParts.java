package io.throughline.mapping;

import io.throughline.canonical.JsonParts;
import java.util.ArrayDeque;
import java.util.Deque;

/** Gathers which parts of its input a mapping looks at, from the full paths that its rules read. For one thread. */
final class ReadParts {

    private static final String ANY = "*";
    private static final String EACH = "[]";
    private static final String QUOTE = "['";
    private static final String UNQUOTE = "']";

    private JsonParts parts = JsonParts.none();

    /** The value at a path is used, whatever it is. */
    void value(String fullPath) {
        add(fullPath, JsonParts.ALL);
    }

    /** The items at a path are gone through; what is used of them is told by paths of their own. */
    void items(String fullPath) {
        add(fullPath, JsonParts.ofEach(JsonParts.none()));
    }

    private void add(String fullPath, JsonParts wanted) {
        Deque<String> steps = steps(fullPath);
        JsonParts from = wanted;
        while (!steps.isEmpty()) {
            String step = steps.removeLast();
            from = step.equals(EACH) || step.equals(ANY) ? JsonParts.ofEach(from) : JsonParts.ofField(step, from);
        }
        parts = parts.and(from);
    }

    /** The names on a path, {@code []} for items: {@code lines[].['a.b']} is lines, [], a.b. */
    private static Deque<String> steps(String path) {
        Deque<String> steps = new ArrayDeque<>();
        int at = 0;
        while (at < path.length()) {
            int end = end(path, at);
            boolean quoted = path.startsWith(QUOTE, at);
            if (path.charAt(at) != '.') {
                steps.addLast(
                        quoted ? path.substring(at + QUOTE.length(), end - UNQUOTE.length()) : path.substring(at, end));
            }
            at = end;
        }
        return steps;
    }

    /** Where the step ends that begins here: a dot, {@code []}, a quoted name, or a name up to the next of them. */
    private static int end(String path, int start) {
        if (path.charAt(start) == '.') {
            return start + 1;
        }
        if (path.startsWith(EACH, start)) {
            return start + EACH.length();
        }
        if (path.startsWith(QUOTE, start)) {
            return path.indexOf(UNQUOTE, start) + UNQUOTE.length();
        }
        int end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    JsonParts parts() {
        return parts;
    }
}
