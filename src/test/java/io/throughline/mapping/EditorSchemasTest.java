package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What editors are told about mapping files is what the compiler knows. */
class EditorSchemasTest {

    private final String text = resource("/schemas/mapping.schema.json");
    private final CanonicalSchemas schemas =
            CanonicalSchemas.of(Map.of("mapping", text, "examples", resource("/schemas/mapping-examples.schema.json")));

    @Test
    void knowsEveryWordOfTheLanguageAndNoOther() {
        Set<String> words = new TreeSet<>(ValueCompiler.words());
        words.addAll(Set.of("omit", "validFrom", "validTo"));

        assertThat(Json.asObject(Json.at(Json.read(text), "$defs.value.properties"))
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void knowsEveryWordOfConditions() {
        assertThat(Json.asObject(Json.at(Json.read(text), "$defs.condition.properties"))
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(ConditionCompiler.words());
    }

    @Test
    void acceptsEveryShippedMapping() {
        Problems problems = new Problems();

        assertThat(MappingFiles.load(ShippedMappings.LAYERS, problems))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(
                                schemas.validate("mapping", file.yaml().plain()))
                        .as(file.path())
                        .isEmpty());
    }

    @Test
    void refusesAMisspelledWord() {
        Object mapping = Json.read("{\"mapping\":\"a/b.to-canonical\",\"fields\":{\"x\":{\"frm\":\"A\"}}}");

        assertThat(schemas.validate("mapping", mapping))
                .extracting(v -> v.path())
                .containsExactly("fields.x.frm");
    }

    @Test
    void anExampleNeedsAnOutputOrErrors() {
        assertThat(schemas.validate("examples", List.of(Map.of("name", "n", "input", Map.of()))))
                .isNotEmpty();
        assertThat(schemas.validate(
                        "examples", List.of(Map.of("name", "n", "input", Map.of(), "errors", List.of("MAP-2001 id")))))
                .isEmpty();
    }

    private static String resource(String path) {
        try (var in = EditorSchemasTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
