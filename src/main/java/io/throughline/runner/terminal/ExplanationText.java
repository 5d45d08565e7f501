package io.throughline.runner.terminal;

import io.throughline.config.Validity;
import io.throughline.mapping.Explanation;
import io.throughline.mapping.MappingProblem;
import java.util.ArrayList;
import java.util.List;

/** What decided each field of a mapped object, a block of lines a field. */
public final class ExplanationText {

    private ExplanationText() {}

    /** Fields in the order they were made, then those without a value, then the problems. */
    public static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        explanation.fields().forEach(field -> lines.add(of(field)));
        explanation.absent().forEach(field -> lines.add(of(field)));
        explanation.problems().stream().map(MappingProblem::toString).forEach(lines::add);
        return String.join("\n", lines);
    }

    /** One value. */
    public static String of(Explanation.Field field) {
        StringBuilder block = new StringBuilder("%s = %s\n    decided by %s%s"
                .formatted(
                        field.path(), ExplanationWords.value(field.value()), field.position(), layer(field.layer())));
        rule(block, field.rule());
        if (!field.reads().isEmpty()) {
            block.append("\n    read from ").append(String.join(", ", field.reads()));
        }
        field.rows().forEach(row -> block.append("\n    found in ").append(ExplanationWords.row(row)));
        holds(block, field.validity());
        return block.toString();
    }

    /** One field without a value. */
    public static String of(Explanation.Absent field) {
        StringBuilder block = new StringBuilder("%s %s: %s\n    decided by %s%s"
                .formatted(
                        field.path(),
                        field.kind().isLeftOut() ? "left out" : "has no value",
                        field.why(),
                        field.position(),
                        layer(field.layer())));
        rule(block, field.rule());
        holds(block, field.validity());
        return block.toString();
    }

    /** A stored bundle is one layer, which its reader knows. */
    private static String layer(String layer) {
        return layer.isEmpty() || layer.startsWith("bundle ") ? "" : " (" + layer + ")";
    }

    private static void rule(StringBuilder block, List<String> rule) {
        if (!rule.isEmpty()) {
            block.append("\n    rule: ").append(String.join("; ", rule));
        }
    }

    private static void holds(StringBuilder block, Validity validity) {
        if (!validity.equals(Validity.ALWAYS)) {
            block.append("\n    holds ").append(validity);
        }
    }
}
