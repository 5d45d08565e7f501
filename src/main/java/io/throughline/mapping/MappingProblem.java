package io.throughline.mapping;

import io.throughline.config.Position;
import java.util.List;
import java.util.Optional;

/**
 * One thing that went wrong in one run of a mapping.
 *
 * @param code {@code MAP-2…} for a value, {@code MAP-3001} for a result that does not fit its schema
 * @param position the rule in the mapping file or overlay; the file as a whole where no rule is to blame
 * @param path the dotted path in the result
 * @param reads the paths of the input that were read for it
 * @param message what is wrong; names the kind of a value, never the value
 * @param action what a person can do
 * @param unmapped the value that no table knows, if that is what is wrong
 */
public record MappingProblem(
        String code,
        Position position,
        String path,
        List<String> reads,
        String message,
        String action,
        Optional<UnmappedValue> unmapped) {

    /** A problem that no row of a table mends. */
    public MappingProblem(
            String code, Position position, String path, List<String> reads, String message, String action) {
        this(code, position, path, reads, message, action, Optional.empty());
    }

    MappingProblem of(UnmappedValue value) {
        return new MappingProblem(code, position, path, reads, message, action, Optional.of(value));
    }

    /** One line: place, code, path, message, what was read, action. */
    @Override
    public String toString() {
        String read = reads.isEmpty() ? "" : " Read from: " + String.join(", ", reads) + ".";
        String at = path.isEmpty() ? "" : path + ": ";
        return "%s: %s %s%s%s %s".formatted(position, code, at, message, read, action);
    }
}
