package io.throughline.mapping;

import io.throughline.config.Position;
import java.util.List;

/**
 * One thing that went wrong in one run of a mapping.
 *
 * @param code {@code MAP-2…} for a value, {@code MAP-3001} for a result that does not fit its schema
 * @param position the rule in the mapping file or overlay; the file as a whole for the schema
 * @param path the dotted path in the result
 * @param reads the paths of the input that were read for it
 * @param message what is wrong; names the kind of a value, never the value
 * @param action what a person can do
 */
public record MappingProblem(
        String code, Position position, String path, List<String> reads, String message, String action) {

    /** One line: place, code, path, message, what was read, action. */
    @Override
    public String toString() {
        String read = reads.isEmpty() ? "" : " Read from: " + String.join(", ", reads) + ".";
        String at = path.isEmpty() ? "" : path + ": ";
        return "%s: %s %s%s%s %s".formatted(position, code, at, message, read, action);
    }
}
