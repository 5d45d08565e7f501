package io.throughline.model;

import io.throughline.canonical.MalformedSchema;
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

    /** Notes every break of a lower layer's promise, with the line of the overriding file. Schemas that are no JSON are left to whoever compiles them. */
    public static void check(Layers layers, Problems problems) {
        Map<String, LayerFile> later = files(layers, problems);
        Map<String, LayerFile> earlier = new TreeMap<>();
        later.forEach((name, file) -> {
            List<LayerFile> all = layers.findAll(file.path());
            earlier.put(name, all.get(all.size() - 1));
        });
        tell(earlier, later, problems);
    }

    /** Notes every break of what earlier files promised, as a pipeline does with those of the last release. */
    public static void check(Layers earlier, Layers later, Problems problems) {
        tell(files(earlier, problems), files(later, problems), problems);
    }

    private static Map<String, LayerFile> files(Layers layers, Problems problems) {
        Map<String, LayerFile> files = new TreeMap<>();
        for (String folder : List.of(ModelFiles.OBJECTS, ModelFiles.EVENTS)) {
            files.putAll(ModelFiles.in(layers, folder, ModelFiles.SCHEMA, problems));
        }
        return files;
    }

    private static void tell(Map<String, LayerFile> earlier, Map<String, LayerFile> later, Problems problems) {
        Map<String, String> before = texts(earlier);
        Map<String, String> after = texts(later);
        if (!before.equals(after)) {
            compare(before, after).forEach(found -> {
                LayerFile file = later.get(found.schema());
                Position position = file == null
                        ? Position.of(earlier.get(found.schema()).path())
                        : SchemaPlaces.of(file).position(found.path());
                tell(found, position, problems);
            });
        }
    }

    private static Map<String, String> texts(Map<String, LayerFile> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, file) -> texts.put(name, file.text()));
        return texts;
    }

    private static List<SchemaBreak> compare(Map<String, String> earlier, Map<String, String> later) {
        try {
            return SchemaCompatibility.breaks(earlier, later);
        } catch (MalformedSchema toldElsewhere) {
            return List.of();
        }
    }

    private static void tell(SchemaBreak found, Position position, Problems problems) {
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
