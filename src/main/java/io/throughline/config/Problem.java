package io.throughline.config;

import java.util.Comparator;

/**
 * One thing wrong with a file. An error unless it says otherwise.
 *
 * @param code area and four digits, such as {@code CFG-1012}; never reused
 * @param position where
 * @param path the dotted path inside the document, empty for its top
 * @param message what is wrong and why it matters, without values that may be secret
 * @param action what a person can do about it
 * @param severity whether it refuses the start
 */
public record Problem(String code, Position position, String path, String message, String action, Severity severity)
        implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::position).thenComparing(Problem::code).thenComparing(Problem::message);

    /** An error. */
    public Problem(String code, Position position, String path, String message, String action) {
        this(code, position, path, message, action, Severity.ERROR);
    }

    /** Whether it refuses the start. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** One line: place, {@code warning} if it is one, code, path, message, action. */
    @Override
    public String toString() {
        String at = path.isEmpty() ? "" : path + ": ";
        return "%s: %s%s %s%s %s".formatted(position, isError() ? "" : "warning ", code, at, message, action);
    }
}
