package io.throughline.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaChangesTest {

    private static final String PROJECT = "mappings/canonical/project.schema.json";
    private static final String DEFINITIONS = "mappings/canonical/definitions.schema.json";
    private static final String WON = "mappings/events/opportunity.won.v1.schema.json";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    @DisplayName("i4 a folder that breaks a packed schema is refused with file and line")
    void i4ABreakingOverrideIsRefused() throws IOException {
        override(PROJECT, text -> text.replace("\"required\": [\"id\"", "\"required\": [\"url\", \"id\""));
        override(
                DEFINITIONS,
                text -> text.replace("\"minLength\": 1, \"maxLength\": 1000", "\"minLength\": 1, \"maxLength\": 99"));
        override(WON, text -> text.replaceAll(".*\"org\": [{].*\\R", "").replace("\"id\", \"org\"", "\"id\""));

        check();

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position().file() + ":"
                        + problem.position().line() + " " + problem.path())
                .containsExactly(
                        "MAP-1072 " + DEFINITIONS + ":" + line(DEFINITIONS, "\"text\":") + " text",
                        "MAP-1072 " + PROJECT + ":" + line(PROJECT, "\"url\": {") + " url",
                        "MAP-1072 " + WON + ":" + line(WON, "\"properties\":") + " org",
                        "MAP-1072 " + WON + ":" + line(WON, "\"properties\":") + " org");
        assertThat(problems.sorted().toString())
                .contains(
                        "its maxLength was 1000 and is 99.",
                        "it is required now.",
                        "the field is gone.",
                        "next version");
    }

    @Test
    @DisplayName("i4 a folder may add optional fields and words, and may give an object a new version")
    void i4ACompatibleOverrideIsTaken() throws IOException {
        override(
                PROJECT,
                text -> text.replace(
                        "\"properties\": {\n",
                        "\"properties\": {\n    \"nickname\": { \"type\": \"string\", \"description\": \"What people say.\" },\n"));
        override(
                "mappings/canonical/milestone.schema.json",
                text -> text.replace("milestone.v1.json", "milestone.v2.json")
                        .replaceAll(".*\"description\": \"Position.*\\R", ""));

        check();

        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    @DisplayName("i4 a field class cannot be taken away to make hidden values visible")
    void i4AFieldClassCannotBeTakenAway() throws IOException {
        override(DEFINITIONS, text -> text.replace("\"x-class\": \"cost-rate\", ", ""));

        check();

        assertThat(problems.sorted().toString()).contains("MAP-1072", "cost: ", "it is no longer marked cost-rate.");
    }

    @Test
    @DisplayName("i4 the packed schemas alone, and those of a stored bundle, have nothing to be compared with")
    void i4NothingIsComparedWithItself() {
        SchemaChanges.check(Layers.over(), problems);

        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    @DisplayName("i4 a firm's own event is held to what its earlier file promised, and cannot vanish")
    void i4OwnSchemasAreHeldToEarlierFiles() {
        String own = "mappings/events/desk.taken.v1.schema.json";
        String text =
                "{ \"$id\": \"https://throughline.io/schemas/events/desk.taken.v1.json\",\n  \"type\": \"object\", \"properties\": { \"id\": {} } }";
        Layers earlier = Layers.of("earlier", Map.of(own, text.getBytes(UTF_8)));

        SchemaChanges.check(
                earlier,
                Layers.of(
                        "now",
                        Map.of(own, text.replace("{}", "{\"type\": \"string\"}").getBytes(UTF_8))),
                problems);
        SchemaChanges.check(earlier, Layers.of("now", Map.of()), problems);

        assertThat(problems.sorted().toString())
                .contains(own + ": MAP-1072", "the schema is gone.", own + ":2:37: MAP-1072", "it has the type");
    }

    private void check() {
        SchemaChanges.check(Layers.over(folder), problems);
    }

    private void override(String path, UnaryOperator<String> change) throws IOException {
        String packed = Layers.over().find(path).orElseThrow().text();
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, change.apply(packed));
        assertThat(change.apply(packed)).isNotEqualTo(packed);
    }

    private int line(String path, String words) throws IOException {
        return 1
                + Arrays.asList(Files.readString(folder.resolve(path)).split("\n")).stream()
                        .map(line -> line.contains(words))
                        .toList()
                        .indexOf(true);
    }
}
