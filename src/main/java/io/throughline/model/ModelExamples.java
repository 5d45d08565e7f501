package io.throughline.model;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.canonical.SchemaViolation;
import io.throughline.config.LayerFile;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The examples beside a schema, {@code mappings/canonical/<object>.examples.yaml}: {@code examples} must fit it, and each of {@code refused} – the
 * first example with some parts changed or taken away – must be refused at the path it names.
 */
final class ModelExamples {

    private final CanonicalSchemas schemas;
    private final Problems problems;

    ModelExamples(CanonicalSchemas schemas, Problems problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    /** Notes every example that does not hold. */
    void check(String object, LayerFile file) {
        if (!schemas.objects().contains(object)) {
            return;
        }
        YamlReader.readMap(file, problems).ifPresent(map -> read(map).forEach(example -> judge(object, example)));
    }

    private List<ModelExample> read(YamlMap map) {
        YamlFields fields = map.fields(problems);
        fields.onlyKeys("examples", "refused").require("examples", "refused");
        List<ModelExample> all = new ArrayList<>();
        fields.maps("examples").forEach(one -> good(one, all));
        if (!all.isEmpty()) {
            Object first = all.get(0).value();
            fields.maps("refused").forEach(one -> all.add(bad(one, first)));
        }
        return all;
    }

    private void good(YamlFields one, List<ModelExample> into) {
        one.onlyKeys("name", "value").require("name", "value");
        one.map("value")
                .ifPresent(value -> into.add(new ModelExample(
                        one.requiredText("name"),
                        Json.copy(value.plain()),
                        null,
                        one.map().position())));
    }

    private ModelExample bad(YamlFields one, Object first) {
        one.onlyKeys("name", "path", "with", "without", "value").require("name", "path");
        Object value = one.map("value").<Object>map(YamlMap::plain).orElse(first);
        for (var change : one.map("with").map(YamlMap::plain).orElseGet(Map::of).entrySet()) {
            if (leadsSomewhere(value, change.getKey(), one)) {
                value = ModelExample.with(value, change.getKey(), change.getValue());
            }
        }
        for (String path : one.texts("without")) {
            if (leadsSomewhere(value, path, one)) {
                value = ModelExample.without(value, path);
            }
        }
        return new ModelExample(
                one.requiredText("name"),
                Json.copy(value),
                one.requiredText("path"),
                one.map().position());
    }

    private boolean leadsSomewhere(Object value, String path, YamlFields one) {
        boolean leads = ModelExample.reaches(value, path);
        if (!leads) {
            problems.add(
                    "MAP-1075",
                    one.map().position(),
                    path,
                    "the example has nothing at " + path + " that could be changed, so this would show nothing.",
                    "Name a field of the first example; items of a list by their number from 0.");
        }
        return leads;
    }

    private void judge(String object, ModelExample example) {
        List<SchemaViolation> violations = schemas.validate(object, example.value());
        if (example.refused() == null && !violations.isEmpty()) {
            problems.add(
                    "MAP-1062",
                    example.position(),
                    "",
                    "the example '" + example.name() + "' does not fit its schema: " + words(violations),
                    "Mend the example or the schema.");
        } else if (example.refused() != null
                && violations.stream().noneMatch(found -> found.path().equals(example.refused()))) {
            problems.add(
                    "MAP-1063",
                    example.position(),
                    "",
                    "the schema takes '" + example.name() + "', which should be refused at " + example.refused()
                            + (violations.isEmpty() ? "." : "; instead it says: " + words(violations)),
                    "Mend the example or the schema.");
        }
    }

    private static String words(List<SchemaViolation> violations) {
        return violations.stream()
                .map(found -> found.path() + " " + found.message())
                .collect(Collectors.joining(" "));
    }
}
