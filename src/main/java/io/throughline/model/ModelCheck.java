package io.throughline.model;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.Map;

/** Everything that {@code validate} says about the canonical model. */
public final class ModelCheck {

    private ModelCheck() {}

    /**
     * Notes what is wrong with the model.
     *
     * @param schemas those of the same layers
     */
    public static void check(Layers layers, CanonicalSchemas schemas, Problems problems) {
        examples(layers, schemas, problems);
    }

    private static void examples(Layers layers, CanonicalSchemas schemas, Problems problems) {
        ModelExamples examples = new ModelExamples(schemas, problems);
        Map<String, LayerFile> files = ModelFiles.in(layers, ModelFiles.OBJECTS, ModelFiles.EXAMPLES, problems);
        files.forEach((object, file) -> {
            if (schemas.objects().isEmpty() || schemas.objects().contains(object)) {
                examples.check(object, file);
            } else {
                problems.add(
                        "MAP-1064",
                        Position.of(file.path()),
                        "",
                        "there is no canonical object '" + object + "' that these could be examples of.",
                        "Name the file after one of " + String.join(", ", schemas.objects()) + ".");
            }
        });
    }
}
