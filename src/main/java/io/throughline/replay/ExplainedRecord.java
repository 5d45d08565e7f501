package io.throughline.replay;

import io.throughline.mapping.Explanation;
import java.util.List;
import java.util.Map;

/**
 * One record of a step with what decided each of its values.
 *
 * @param way whether it was sent, asked with, received or decided
 * @param record its type, such as {@code netsuite:customer}; the call if no mapping made it
 * @param call method and path template; null if it is a result
 * @param mapping the name of the mapping that made it; null if none did
 * @param explanation of the mapping; empty if none made it. What is hidden is replaced by words
 * @param plain values that no mapping made, in order
 * @param origins for paths that were read of earlier steps: where those came from, in words
 */
public record ExplainedRecord(
        Way way,
        String record,
        String call,
        String mapping,
        Explanation explanation,
        List<Plain> plain,
        Map<String, String> origins) {

    /** How a record and the product met. */
    public enum Way {
        /** It changed its target. */
        SENT,
        /** A question to a system. */
        ASKED,
        /** The answer of a system, in the firm's words. */
        RECEIVED,
        /** What the rules of the firm decided. */
        DECIDED,
        /** Taken from the record of another transaction, or as it was recorded. */
        RECORDED;

        /** As JSON has it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A value that no mapping made.
     *
     * @param says what rules say about it, with the rule's id; empty if nothing
     */
    public record Plain(String path, Object value, List<String> says) {}

    ExplainedRecord about(String field) {
        return new ExplainedRecord(
                way,
                record,
                call,
                mapping,
                explanation.of(field),
                plain.stream()
                        .filter(one -> one.path().equals(field) || one.path().startsWith(field + "."))
                        .toList(),
                origins);
    }

    boolean isSilent() {
        return explanation.fields().isEmpty()
                && explanation.absent().isEmpty()
                && explanation.problems().isEmpty()
                && plain.isEmpty();
    }
}
