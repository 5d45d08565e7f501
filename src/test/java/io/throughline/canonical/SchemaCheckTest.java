package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {

    @ParameterizedTest(name = "i4 {0}")
    @DisplayName("i4 a schema in which something would be without effect is refused, with its place")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"propertys\": {}; 'propertys' is no word of a schema; \"propertys\"",
                "\"properties\": {\"x\": {\"x-clas\": \"personal\"}}; 'x-clas' is no word of a schema; \"x-clas\"",
                "\"properties\": []; 'properties' needs schemas by name; \"properties\"",
                "\"properties\": {\"x\": 5}; a schema is an object, or true or false; 5",
                "\"required\": \"id\"; 'required' needs a list of texts; \"required\"",
                "\"type\": \"objct\"; there is no type 'objct'; \"objct\"",
                "\"properties\": {\"x\": {\"format\": \"dat\"}}; there is no format 'dat'; \"dat\"",
                "\"properties\": {\"x\": {\"enum\": []}}; 'enum' needs a list that is not empty; \"enum\"",
                "\"properties\": {\"x\": {\"minLength\": \"1\"}}; 'minLength' needs a whole number from 0; \"minLength\"",
                "\"properties\": {\"x\": {\"pattern\": \"(\"}}; this pattern cannot be read: Unclosed group; \"(\"",
                "\"$schema\": \"http://json-schema.org/draft-07/schema#\"; the schemas of the model are of the dialect; \"$schema\"",
                "\"properties\": {\"x\": {\"$ref\": \"file:///etc/passwd\"}}; refers to nothing that is there; \"file:",
                "\"allOf\": [{\"properties\": {\"x\": {\"$ref\": \"#/$defs/y\"}}}]; refers to nothing that is there; \"#/$defs/y\"",
                "\"properties\": {\"x\": {}, \"x\": {\"x-class\": \"personal\"}}; a name that the object has already; ``",
                "\"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}; it refers to itself; \"#/$defs/a\"",
                "\"$defs\": {\"a\": {\"not\": {\"$ref\": \"#/$defs/b\"}}, \"b\": {\"anyOf\": [{\"$ref\": \"#/$defs/a\"}]}}; it refers to itself; \"#/$defs/b\""
            })
    void i4IsRefused(String words, String says, String place) {
        String text = "{\n  \"$id\": \"https://throughline.io/schemas/canonical/desk.v1.json\",\n  " + words + "\n}";

        MalformedSchema refused =
                catchThrowableOfType(MalformedSchema.class, () -> CanonicalSchemas.of(Map.of("desk", text)));

        assertThat(refused).isNotNull().hasMessageContaining(says);
        assertThat(refused.line()).isEqualTo(3);
        if (!place.isEmpty() && text.contains(place)) {
            assertThat(refused.column()).isEqualTo(3 + words.indexOf(place));
        }
    }

    @Test
    @DisplayName("i4 a circle is told where it is written, not where it is used")
    void i4ACircleIsToldWhereItIsWritten() {
        String id = "\"$id\": \"https://throughline.io/schemas/canonical/";
        Map<String, String> texts = Map.of(
                "a",
                        "{" + id
                                + "a.v1.json\", \"type\": \"object\", \"properties\": {\"x\": {\"$ref\": \"b.v1.json#/$defs/x\"}}}",
                "b", "{" + id + "b.v1.json\", \"$defs\": {\"x\": {\"allOf\": [{\"$ref\": \"#/$defs/x\"}]}}}");

        MalformedSchema refused = catchThrowableOfType(MalformedSchema.class, () -> CanonicalSchemas.of(texts));

        assertThat(refused).hasMessageContaining("refers to itself");
        assertThat(refused.object()).isEqualTo("b");
    }

    @Test
    @DisplayName("i4 a misspelt word knows the words that were meant")
    void i4AMisspeltWordKnowsTheOthers() {
        MalformedSchema refused = catchThrowableOfType(
                MalformedSchema.class, () -> CanonicalSchemas.of(Map.of("desk", "{\"typ\": \"object\"}")));

        assertThat(refused.word()).isEqualTo("typ");
        assertThat(refused.words()).contains("type", "properties", "x-class");
    }

    @Test
    @DisplayName("i4 a schema may describe a tree, and a field may have the name of a word")
    void i4ATreeIsFine() {
        CanonicalSchemas schemas = CanonicalSchemas.of(
                Map.of(
                        "desk",
                        "{\"type\": \"object\", \"properties\": {\"below\": {\"$ref\": \"#\"}, \"$ref\": {\"type\": \"string\"}}}"));

        assertThat(schemas.validate("desk", Map.of("below", Map.of("below", Map.of("$ref", "x")))))
                .isEmpty();
        assertThat(schemas.validate("desk", Map.of("below", Map.of("below", 5))))
                .hasSize(1);
    }

    @Test
    @DisplayName("i4 a pattern that backtracks without end refuses the value in bounded time")
    void i4APatternIsBounded() {
        CanonicalSchemas schemas = schemas("^((a+)+b?)+$");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(schemas.validate("desk", Map.of("x", "a".repeat(5000) + "!")))
                        .extracting(SchemaViolation::path)
                        .containsExactly("x"));
        assertThat(schemas.validate("desk", Map.of("x", "a".repeat(50)))).isEmpty();
    }

    @Test
    @DisplayName("i4 the end of a pattern is the end of the text, not the place before a line break")
    void i4TheEndIsTheEnd() {
        CanonicalSchemas schemas = schemas("^[A-Z]{3}$");

        assertThat(schemas.validate("desk", Map.of("x", "EUR"))).isEmpty();
        assertThat(schemas.validate("desk", Map.of("x", "EUR\n"))).hasSize(1);
        assertThat(schemas("^a\\\\$").validate("desk", Map.of("x", "a$"))).isEmpty();
    }

    private static CanonicalSchemas schemas(String pattern) {
        return CanonicalSchemas.of(
                Map.of("desk", "{\"type\": \"object\", \"properties\": {\"x\": {\"pattern\": \"" + pattern + "\"}}}"));
    }
}
