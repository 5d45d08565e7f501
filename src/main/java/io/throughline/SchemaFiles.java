package io.throughline;

import io.throughline.camel.workflow.ResultCheck;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The canonical schemas, read from {@code mappings/canonical/<object>.schema.json}. */
final class SchemaFiles {

    private static final String FOLDER = "mappings/canonical/";
    private static final String ENDING = ".schema.json";

    private SchemaFiles() {}

    static CanonicalSchemas load(Layers layers, Problems problems) {
        Map<String, String> texts = new TreeMap<>();
        layers.list(FOLDER, ENDING)
                .forEach(path -> texts.put(
                        objectOf(path), layers.find(path).map(LayerFile::text).orElse("")));
        try {
            return CanonicalSchemas.of(texts);
        } catch (CanonicalSchemas.MalformedSchema malformed) {
            String file = FOLDER + malformed.object() + ENDING;
            problems.add("CFG-2006", new Position(file, 1, 1), "", malformed.getMessage(), "Mend the schema.");
            return CanonicalSchemas.of(Map.of());
        }
    }

    private static String objectOf(String path) {
        return path.substring(FOLDER.length(), path.length() - ENDING.length());
    }

    /** Checks results of operations; an object without a schema is a problem, not a pass. */
    static ResultCheck check(CanonicalSchemas schemas) {
        return (object, result) -> schemas.objects().contains(object)
                ? schemas.validate(object, result).stream()
                        .map(Object::toString)
                        .toList()
                : List.of("there is no schema " + FOLDER + object + ENDING);
    }
}
