package io.throughline.sabotage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One rule broken on purpose.
 *
 * @param name name of its file
 * @param guarantee what no longer holds with it, by id and in words
 * @param file what is changed, from the root of the project
 * @param find the exact text that is replaced; occurs once
 * @param replace what stands there instead
 * @param tests simple names of the test classes of which at least one must fail
 */
record Sabotage(String name, String guarantee, Path file, String find, String replace, List<String> tests) {

    private static final Path FOLDER = Path.of("src/test/resources/sabotage");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** All of them, by name. */
    static List<Sabotage> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Sabotage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Sabotage read(Path file) {
        Map<String, Object> fields =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(textOf(file));
        return new Sabotage(
                file.getFileName().toString().replace(".yaml", ""),
                (String) fields.get("guarantee"),
                Path.of((String) fields.get("file")),
                ((String) fields.get("find")).stripTrailing(),
                ((String) fields.get("replace")).stripTrailing(),
                (List<String>) fields.get("tests"));
    }

    /** The changed file. */
    String broken() {
        String text = textOf(file);
        int first = text.indexOf(find);
        if (first < 0 || text.indexOf(find, first + 1) >= 0) {
            throw new AssertionError(
                    "the sabotage '%s' is stale: its text occurs %s in %s. Bring it up to date; do not delete it."
                            .formatted(name, first < 0 ? "no more" : "more than once", file));
        }
        return text.replace(find, replace);
    }

    boolean isJava() {
        return file.toString().endsWith(".java");
    }

    /** Where a resource is found on the class path. */
    Path onClassPath() {
        return file.startsWith(RESOURCES) ? RESOURCES.relativize(file) : file;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
