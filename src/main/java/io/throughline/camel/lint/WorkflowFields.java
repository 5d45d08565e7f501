package io.throughline.camel.lint;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import io.throughline.config.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of a step's result that a workflow asks for and the canonical object does not have: the branch behind such a condition is never taken. */
public final class WorkflowFields {

    private static final Pattern FIELD =
            Pattern.compile("variable\\.([A-Za-z0-9_-]+)((?:\\??\\[[^\\[\\]]+]|\\??\\.\\w+)+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final Map<String, Set<String>> results;
    private final CanonicalSchemas schemas;
    private final Problems problems;

    private WorkflowFields(Map<String, Set<String>> results, CanonicalSchemas schemas, Problems problems) {
        this.results = results;
        this.schemas = schemas;
        this.problems = problems;
    }

    /**
     * Adds each ({@code MAP-1125}).
     *
     * @param results the canonical objects by the name of the step, as {@link StepResults} finds them
     */
    public static void check(
            Layers layers, Map<String, Set<String>> results, CanonicalSchemas schemas, Problems problems) {
        WorkflowFields fields = new WorkflowFields(results, schemas, problems);
        Problems toldElsewhere = new Problems();
        for (String path : layers.list("routes/workflows", ".yaml")) {
            YamlReader.read(layers, path, toldElsewhere).ifPresent(fields::check);
        }
    }

    private void check(YamlNode node) {
        if (node instanceof YamlMap map) {
            map.entries().values().forEach(this::check);
        } else if (node instanceof YamlList list) {
            list.items().forEach(this::check);
        } else if (node instanceof YamlScalar scalar && scalar.isText()) {
            ExpressionLint.functions(scalar.text()).forEach(function -> check(function, scalar));
        }
    }

    private void check(String function, YamlScalar where) {
        Matcher field = FIELD.matcher(function.strip());
        Set<String> objects = field.matches() ? results.getOrDefault(field.group(1), Set.of()) : Set.of();
        if (objects.isEmpty() || !schemas.objects().containsAll(objects)) {
            return;
        }
        List<String> names =
                NAME.matcher(field.group(2)).results().map(name -> name.group()).toList();
        String path = String.join(".", names).replaceAll("\\.\\d+(?=\\.|$)", "[]");
        if (objects.stream().noneMatch(object -> schemas.knows(object, path))) {
            problems.add(
                    "MAP-1125",
                    where,
                    "the canonical %s has no field %s, so ${%s} is always empty."
                            .formatted(String.join(" or ", objects), path, function),
                    near(objects.iterator().next(), names)
                            .map(right -> "Did you mean '" + right + "'?")
                            .orElse("Its fields are in mappings/canonical."));
        }
    }

    /** The right name for the first one that is unknown. */
    private Optional<String> near(String object, List<String> names) {
        String known = "";
        for (String name : names) {
            String next = known.isEmpty() ? name : known + "." + name;
            if (!schemas.knows(object, next)) {
                return Nearest.to(name, schemas.shapeOf(object, known).names());
            }
            known = next;
        }
        return Optional.empty();
    }
}
