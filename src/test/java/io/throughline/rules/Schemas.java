package io.throughline.rules;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.canonical.SchemaViolation;
import io.throughline.config.Layers;
import java.util.List;
import java.util.stream.Collectors;

/** The shipped canonical schemas. */
public final class Schemas {

    static final String OPPORTUNITY = "opportunity";
    static final String TERMS = "terms";
    static final CanonicalSchemas ALL = shipped();

    private Schemas() {}

    public static List<String> errors(String object, Object plain) {
        return ALL.validate(object, Json.read(Json.write(plain))).stream()
                .map(SchemaViolation::toString)
                .toList();
    }

    private static CanonicalSchemas shipped() {
        Layers layers = Layers.over();
        return CanonicalSchemas.of(layers.list("mappings/canonical", ".schema.json").stream()
                .collect(Collectors.toMap(
                        path -> path.substring(path.lastIndexOf('/') + 1).replace(".schema.json", ""),
                        path -> layers.find(path).orElseThrow().text())));
    }
}
