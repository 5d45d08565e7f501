package io.throughline.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The schemas that the first lines of mapping files name for editors, by the way from the file to {@code schemas/} beside {@code mappings/}. They say
 * nothing to the product and are no part of a bundle.
 */
final class EditorSchemas {

    private static final String FOLDER = "schemas";
    private static final List<String> NAMES = List.of("mapping.schema.json", "mapping-examples.schema.json");

    private EditorSchemas() {}

    /** Writes them into a working directory; those that lie there are of another version and make way. */
    static void writeInto(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(FOLDER));
        for (String name : NAMES) {
            try (InputStream packed = EditorSchemas.class.getResourceAsStream("/" + FOLDER + "/" + name)) {
                Files.copy(packed, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
