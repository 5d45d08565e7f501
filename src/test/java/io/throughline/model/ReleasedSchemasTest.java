package io.throughline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.SchemaBreak;
import io.throughline.canonical.SchemaCompatibility;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleasedSchemasTest {

    private static final Path BASELINE = Path.of("src/test/resources/model/released-schemas.txt");
    private static final String FLAG = "throughline.schemas.release";
    private static final String HEAD = """
            // What the schemas of mappings/canonical and mappings/events promised at the last release. ReleasedSchemasTest refuses what breaks it without a new version;
            // -Dthroughline.schemas.release=true writes it anew at a release. A line taken out by hand is a promise taken back.
            """;

    @Test
    @DisplayName("i4 no schema breaks what was released, unless it has a new version")
    void i4NothingReleasedIsBroken() throws IOException {
        Map<String, String> now = schemas();
        String released = Files.exists(BASELINE) ? Files.readString(BASELINE) : "";

        assertThat(SchemaCompatibility.breaks(ReleasedSchemas.read(released), now))
                .as("take the change back, or give the schema a new version (docs/canonical-model.md)")
                .isEmpty();
        if (Boolean.getBoolean(FLAG)) {
            Files.writeString(BASELINE, HEAD + ReleasedSchemas.write(now));
        }
        assertThat(ReleasedSchemas.read(Files.readString(BASELINE)).keySet()).isNotEmpty();
    }

    @Test
    @DisplayName("i4 the text of what was released says all that the schemas do, but for words to people")
    void i4TheTextIsComplete() {
        Map<String, String> now = schemas();
        Map<String, String> read = ReleasedSchemas.read(ReleasedSchemas.write(now));

        assertThat(read.keySet()).isEqualTo(now.keySet());
        assertThat(SchemaCompatibility.breaks(now, read)).isEmpty();
        assertThat(SchemaCompatibility.breaks(read, now)).isEmpty();
        assertThat(ReleasedSchemas.write(read)).isEqualTo(ReleasedSchemas.write(now));
    }

    @Test
    @DisplayName("i4 a field that was released cannot go, nor come to be required")
    void i4AReleasedFieldCannotGo() throws IOException {
        Map<String, String> released = ReleasedSchemas.read(Files.readString(BASELINE));
        Map<String, String> changed = new TreeMap<>(schemas());
        changed.computeIfPresent("opportunity.won.v1", (type, text) -> text.replace("\"generation\"", "\"round\""));

        assertThat(SchemaCompatibility.breaks(released, changed))
                .containsExactly(
                        new SchemaBreak(
                                "opportunity.won.v1",
                                "generation",
                                "it is no longer required, so who reads it may not find it."),
                        new SchemaBreak("opportunity.won.v1", "generation", "the field is gone."),
                        new SchemaBreak("opportunity.won.v1", "round", "it is required now."));
    }

    private static Map<String, String> schemas() {
        Map<String, LayerFile> files = new TreeMap<>();
        files.putAll(ModelFiles.in(Layers.over(), ModelFiles.OBJECTS, ModelFiles.SCHEMA, new Problems()));
        files.putAll(ModelFiles.in(Layers.over(), ModelFiles.EVENTS, ModelFiles.SCHEMA, new Problems()));
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, file) -> texts.put(name, file.text()));
        return texts;
    }
}
