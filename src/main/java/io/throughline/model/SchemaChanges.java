package io.throughline.model;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.SchemaBreak;
import io.throughline.canonical.SchemaCompatibility;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks that a schema of the model that a folder puts in place of an earlier layer's keeps what that one promised (MAP-1072): stored events, steps and the
 * mappings of other layers were written by it.
 */
public final class SchemaChanges {

    private SchemaChanges() {}

    /** Notes every break with the line of the overriding file. Schemas that are no JSON are left to whoever compiles them. */
    public static void check(Layers layers, Problems problems) {
        Map<String, LayerFile> first = new TreeMap<>();
        Map<String, String> earlier = new TreeMap<>();
        for (String folder : List.of(ModelFiles.OBJECTS, ModelFiles.EVENTS)) {
            ModelFiles.in(layers, folder, ModelFiles.SCHEMA, problems).forEach((name, file) -> {
                List<LayerFile> all = layers.findAll(file.path());
                first.put(name, file);
                earlier.put(name, all.get(all.size() - 1).text());
            });
        }
        Map<String, String> later = new TreeMap<>();
        first.forEach((name, file) -> later.put(name, file.text()));
        if (!later.equals(earlier)) {
            compare(earlier, later).forEach(found -> tell(found, first.get(found.schema()), problems));
        }
    }

    private static List<SchemaBreak> compare(Map<String, String> earlier, Map<String, String> later) {
        try {
            return SchemaCompatibility.breaks(earlier, later);
        } catch (CanonicalSchemas.MalformedSchema toldElsewhere) {
            return List.of();
        }
    }

    private static void tell(SchemaBreak found, LayerFile file, Problems problems) {
        Position position = SchemaPlaces.of(file).position(found.path());
        problems.add(
                "MAP-1072",
                position,
                found.path(),
                "this breaks what the schema promised before: " + found.says()
                        + " What was written by it, or reads it, would no longer fit.",
                EventType.of(found.schema()).isPresent()
                        ? "Take the change back, or add a schema of the next version with an upcaster beside it."
                        : "Take the change back, or give the schema the next version in its $id.");
    }
}
