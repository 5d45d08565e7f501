package io.throughline.camel.call;

import java.util.Locale;

/**
 * How an operation route says it ended.
 *
 * @param kind the word of {@code outcome:}
 * @param result the body at that place: the result of applied and found, else null
 * @param reason why it is refused, for people; else empty
 * @param hold what a person must decide; null unless it is held
 */
public record Ending(Kind kind, Object result, String reason, Hold hold) {

    /** The words of {@code outcome:}. */
    public enum Kind {
        /** The operation is done; the body is its result. */
        APPLIED,
        /** A probe found what an earlier attempt made; the body is the result. */
        FOUND,
        /** A probe looked and found nothing. */
        ABSENT,
        /** A probe found several records and cannot tell which one is ours; they were noted as candidates. */
        UNDECIDED,
        /** A definite no: nothing was done and trying again would not help. */
        REFUSED,
        /** Nothing was done, and a person must decide first. */
        HELD;

        /** Whether the body counts. */
        boolean hasResult() {
            return this == APPLIED || this == FOUND;
        }

        static Kind named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
