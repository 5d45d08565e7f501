package io.throughline.mapping;

import io.throughline.canonical.FieldClass;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Words of the owner's schemas that JSON Schema does not know: it passes them over, so that a misspelt {@code required} requires nothing and a
 * misspelt class hides nothing. Annotations of his own begin with {@code x-} and are like none of ours.
 */
public final class SchemaKeywords {

    private static final String OWN = "x-";
    private static final Set<String> ANNOTATIONS =
            Set.of(FieldClass.ANNOTATION, "x-captured", "x-object", "x-type", "x-custom");
    private static final Set<String> SCHEMA = Set.of(
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems",
            "not",
            "if",
            "then",
            "else",
            "allOf",
            "anyOf",
            "oneOf",
            "prefixItems",
            "contentSchema");
    private static final Set<String> NAMED_SCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
    private static final Set<String> VALUES = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$comment",
            "$vocabulary",
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "examples",
            "format",
            "contentEncoding",
            "contentMediaType");

    private final Problems problems;

    private SchemaKeywords(Problems problems) {
        this.problems = problems;
    }

    /** Adds each ({@code MAP-1124}) in the schemas of canonical objects and events that are not packed. */
    public static void check(Layers layers, Problems problems) {
        SchemaKeywords keywords = new SchemaKeywords(problems);
        Stream.of("mappings/canonical", "mappings/events")
                .flatMap(folder -> layers.list(folder, ".schema.json").stream())
                .flatMap(path -> layers.find(path).stream())
                .filter(file -> !file.layer().equals(Layers.PACKED))
                .flatMap(file -> read(file).stream())
                .forEach(keywords::schema);
    }

    /** What is no JSON is told by who uses it. */
    private static Optional<YamlNode> read(LayerFile file) {
        return YamlReader.read(file, new Problems());
    }

    private void schema(YamlNode node) {
        if (node instanceof YamlList list) {
            list.items().forEach(this::schema);
        } else if (node instanceof YamlMap map) {
            map.entries().forEach((word, value) -> keyword(map, word, value));
        }
    }

    private void keyword(YamlMap schema, String word, YamlNode value) {
        if (SCHEMA.contains(word)) {
            schema(value);
        } else if (NAMED_SCHEMAS.contains(word)) {
            schemas(value);
        } else if (!VALUES.contains(word) && !ANNOTATIONS.contains(word)) {
            unknown(schema, word);
        }
    }

    private void schemas(YamlNode named) {
        if (named instanceof YamlMap map) {
            map.entries().values().forEach(this::schema);
        }
    }

    private void unknown(YamlMap schema, String word) {
        Set<String> known = new TreeSet<>(ANNOTATIONS);
        List.of(SCHEMA, NAMED_SCHEMAS, VALUES).forEach(known::addAll);
        Optional<String> near = Nearest.to(word, known);
        if (near.isPresent() || !word.startsWith(OWN)) {
            problems.add(
                    "MAP-1124",
                    schema.keyPosition(word),
                    word,
                    "JSON Schema does not know the word '%s', so it would have no effect.".formatted(word),
                    near.map(right -> "Did you mean '" + right + "'?")
                            .orElse("Remove it; words of your own begin with '" + OWN + "'."));
        }
    }
}
