package io.throughline.mapping.lint;

import io.throughline.canonical.FieldShape;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.VendorSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule that surely makes another kind of value than the field takes, a word that it does not know, or a longer text. */
final class KindsOfValues {

    private static final Map<String, String> MADE = Map.ofEntries(
            Map.entry("date", "string"),
            Map.entry("instant", "string"),
            Map.entry("concat", "string"),
            Map.entry("number", "number"),
            Map.entry("minor", "number"),
            Map.entry("count", "number"),
            Map.entry("boolean", "boolean"),
            Map.entry("money", "object"),
            Map.entry("fromMinor", "object"),
            Map.entry("exchange", "object"),
            Map.entry("list", "array"),
            Map.entry("each", "array"));

    private final LintSources sources;
    private final Problems problems;

    KindsOfValues(LintSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void check(Anatomy anatomy) {
        String object = anatomy.target().replace("canonical:", "");
        if (anatomy.toCanonical() && sources.catalog().schemas().objects().contains(object)) {
            Rules.each(anatomy.fields(), (path, rule) -> canonical(object, path, rule));
        } else if (!anatomy.toCanonical()) {
            sources.vendors()
                    .of(anatomy.target())
                    .ifPresent(schema -> Rules.each(anatomy.fields(), (path, rule) -> vendor(schema, path, rule)));
        }
    }

    private void canonical(String object, String path, YamlMap rule) {
        FieldShape shape = sources.catalog().schemas().shapeOf(object, path);
        String takes = "the canonical " + object;
        made(rule).filter(made -> clashes(made, shape.types())).ifPresent(made -> kind(rule, path, made, shape, takes));
        for (String option : List.of("constant", "default")) {
            Optional.ofNullable(rule.entries().get(option)).ifPresent(value -> constant(value, path, shape, takes));
        }
    }

    private void constant(YamlNode value, String path, FieldShape shape, String takes) {
        Optional<String> made = kindOf(value);
        if (made.isPresent() && clashes(made.get(), shape.types())) {
            kind(value, path, made.get(), shape, takes);
        } else if (value instanceof YamlScalar word && !word.isNull()) {
            word(word, path, shape.words(), takes);
        }
    }

    private void kind(YamlNode rule, String path, String made, FieldShape shape, String takes) {
        problems.add(
                "MAP-1113",
                rule.position(),
                path,
                "this makes %s, but %s takes %s here: every result would be refused."
                        .formatted(made, takes, String.join(" or ", shape.types())),
                "Use another kind of rule, or another field.");
    }

    private void word(YamlScalar word, String path, Set<String> known, String takes) {
        if (!known.isEmpty() && !known.contains(word.text())) {
            problems.add(
                    "MAP-1113",
                    word.position(),
                    path,
                    "%s does not know the value '%s' here.".formatted(takes, word.text()),
                    "Known: " + String.join(", ", known.stream().sorted().toList()) + ".");
        }
    }

    private void vendor(VendorSchema schema, String path, YamlMap rule) {
        schema.maxLength(path).ifPresent(length -> cut(rule, path, length, schema));
        Set<String> picklist = new HashSet<>(schema.picklist(path));
        Rules.scalar(rule, "constant").ifPresent(word -> word(word, path, picklist, schema.type()));
        Rules.scalar(rule, "default").ifPresent(word -> word(word, path, picklist, schema.type()));
    }

    private void cut(YamlMap rule, String path, int longest, VendorSchema schema) {
        List<YamlNode> steps = rule.entries().get("text") instanceof YamlList list
                ? list.items()
                : rule.get("text").stream().toList();
        for (YamlNode step : steps) {
            if (step instanceof YamlMap map
                    && map.entries().get("cut") instanceof YamlScalar length
                    && length.value() instanceof Integer number
                    && number > longest) {
                problems.add(
                        "MAP-1114",
                        length.position(),
                        path,
                        "the text is cut to %d characters, but %s takes %d: a longer one would be refused."
                                .formatted(number, schema.type(), longest),
                        "Write 'cut: " + longest + "'.");
            }
        }
    }

    /** The JSON type that a rule surely makes; empty if that depends on the input. */
    private static Optional<String> made(YamlMap rule) {
        if (rule.has("lookup") || rule.has("text") || rule.has("enum") || rule.has("crosswalk")) {
            return Optional.of("string");
        }
        if (rule.has("each")) {
            return rule.has("take") ? Optional.empty() : Optional.of("array");
        }
        return MADE.entrySet().stream()
                .filter(source -> rule.has(source.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> rule.has("fields") ? Optional.of("object") : Optional.empty());
    }

    private static Optional<String> kindOf(YamlNode value) {
        if (value instanceof YamlMap) {
            return Optional.of("object");
        }
        if (value instanceof YamlList) {
            return Optional.of("array");
        }
        Object plain = value.plain();
        return plain == null
                ? Optional.empty()
                : Optional.of(plain instanceof Boolean ? "boolean" : plain instanceof Number ? "number" : "string");
    }

    private static boolean clashes(String made, Set<String> types) {
        boolean number = made.equals("number") && types.contains("integer");
        return !types.isEmpty() && !number && !types.contains(made);
    }
}
