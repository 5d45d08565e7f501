package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import java.util.List;
import java.util.Map;

/** The mapping of the comparison with the tables and schemas that the product ships, and a way to run it without the check of S-27. */
public final class MeasuredMapping {

    private static final String PATH = "mappings/salesforce/opportunity.to-canonical.yaml";

    private final String text;
    private final LookupTables tables;
    private final CanonicalSchemas schemas;

    /** Reads tables and schemas of the packed product. */
    public MeasuredMapping(String text) {
        Problems problems = new Problems();
        this.text = text;
        this.tables = LookupTables.load(Layers.over(), problems);
        this.schemas = MappingFiles.schemas(Layers.over(), problems);
        problems.throwIfAny();
    }

    /** From the text of the file to the mapping. */
    public Mapping compiled() {
        Problems problems = new Problems();
        YamlMap yaml = (YamlMap) YamlReader.read(PATH, text, problems).orElseThrow();
        MappingFile file = MappingFile.of(PATH, "benchmark", yaml);
        Mapping mapping = new MappingCompiler(tables, schemas)
                .compile(file, List.of(), List.of(), problems)
                .orElse(null);
        problems.throwIfAny();
        return mapping;
    }

    /** Maps without the check of the result against its schema, which no other mapper of the comparison makes. */
    public static Object unchecked(Mapping mapping, Object input, Map<String, Object> context) {
        return mapping.unchecked(input, context);
    }

    /** The same, straight from the text of the input. */
    public static Object unchecked(Mapping mapping, byte[] json, Map<String, Object> context) {
        return mapping.unchecked(Json.read(json, Json.MAX_LENGTH, mapping.parts()), context);
    }

    /** The check of a result alone. */
    public Object check(Object result) {
        return schemas.validate("opportunity", result);
    }
}
