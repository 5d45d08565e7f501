package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import java.util.List;

/**
 * What decided each value of a result. Holds data of the input: for people who may see it, not for logs.
 *
 * @param fields the values in the order they were made, absent ones left out
 * @param result the result as far as it was made
 * @param problems what went wrong, if anything
 */
public record Explanation(List<Field> fields, Object result, List<MappingProblem> problems) {

    /**
     * What decided one value.
     *
     * @param path the dotted path in the result
     * @param value the value, plain
     * @param position the rule: file and line of the mapping or overlay
     * @param layer the folder the file was found in, or {@code packed}
     * @param reads the paths of the input that were read, in order
     * @param lookups file and line of the table rows that were used
     * @param validity the days on which the rule holds
     */
    public record Field(
            String path,
            Object value,
            Position position,
            String layer,
            List<String> reads,
            List<String> lookups,
            Validity validity) {}

    /** What decided one field and what lies in it, and the problems there; nothing if it has no value. */
    public Explanation of(String field) {
        return new Explanation(
                fields.stream().filter(one -> isWithin(one.path(), field)).toList(),
                result,
                problems.stream().filter(one -> isWithin(one.path(), field)).toList());
    }

    private static boolean isWithin(String path, String field) {
        return path.equals(field) || path.startsWith(field + ".");
    }
}
