package io.throughline.simulator.jira.jql;

import java.util.List;

/**
 * What a field is compared with.
 *
 * @param text the literal as written, or the name of a function in lower case
 * @param arguments of a function
 */
public record Operand(Kind kind, String text, List<String> arguments) {

    /** What an operand is. */
    public enum Kind {
        /** A word, a number or a quoted text. */
        LITERAL,
        /** {@code EMPTY} or {@code NULL}. */
        EMPTY,
        /** {@code now()}. */
        FUNCTION
    }

    static Operand literal(String text) {
        return new Operand(Kind.LITERAL, text, List.of());
    }

    /** Whether it stands for no value. */
    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
