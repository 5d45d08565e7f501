package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors are led to the schema of each file without asking the web. */
class PublishedSchemasTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Pattern FIRST_LINE = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(MAPPINGS)) {
            return all
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(MAPPINGS.resolve("canonical")))
                    .filter(file -> !file.startsWith(MAPPINGS.resolve("events")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("i4 each mapping, overlay and examples file names its schema in its first line")
    void i4FirstLineNamesTheSchemaOfItsKind(Path file) throws IOException {
        Matcher line = FIRST_LINE.matcher(Files.readAllLines(file).get(0));
        String kind = file.toString().endsWith(".examples.yaml") ? "mapping-examples" : "mapping";

        assertThat(line.matches()).isTrue();
        assertThat(file.resolveSibling(line.group(1)).normalize())
                .isRegularFile()
                .isEqualTo(Path.of("schemas", kind + ".schema.json"));
    }

    @Test
    void thereAreFilesOfEachKind() throws IOException {
        assertThat(files()).hasSizeGreaterThan(50).anyMatch(file -> file.startsWith("mappings/regions"));
    }
}
