package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import io.throughline.config.Validity;
import io.throughline.mapping.Explanation;
import io.throughline.mapping.MappingProblem;
import java.util.ArrayList;
import java.util.List;

/** What decided each field of a mapped object, a block of lines a field. */
public final class ExplanationText {

    private ExplanationText() {}

    /** Fields in the order they were made, then the problems. */
    public static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        explanation.fields().forEach(field -> lines.add(block(field)));
        explanation.problems().stream().map(MappingProblem::toString).forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String block(Explanation.Field field) {
        StringBuilder block = new StringBuilder("%s = %s\n    decided by %s (%s)"
                .formatted(field.path(), Json.write(field.value()), field.position(), field.layer()));
        if (!field.reads().isEmpty()) {
            block.append("\n    read from ").append(String.join(", ", field.reads()));
        }
        field.lookups().forEach(row -> block.append("\n    looked up in ").append(row));
        if (!field.validity().equals(Validity.ALWAYS)) {
            block.append("\n    holds ").append(field.validity());
        }
        return block.toString();
    }
}
