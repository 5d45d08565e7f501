package io.throughline.canonical;

import static io.throughline.canonical.FieldClass.COST_RATE;
import static io.throughline.canonical.FieldClass.CREDENTIAL;
import static io.throughline.canonical.FieldClass.FREE_TEXT;
import static io.throughline.canonical.FieldClass.MONEY;
import static io.throughline.canonical.FieldClass.PERSONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldClassTest {

    private static final String DEFINITIONS = """
            {"$id": "https://throughline.io/schemas/canonical/definitions.v1.json",
             "$defs": {
               "text": {"type": "string"},
               "money": {"type": "object", "x-class": "money", "additionalProperties": false,
                         "properties": {"value": {"$ref": "#/$defs/text"}, "currency": {"type": "string"}}}}}
            """;
    private static final String PERSON = """
            {"$id": "https://throughline.io/schemas/canonical/person.v1.json", "type": "object", "additionalProperties": false,
             "properties": {
               "id": {"type": "string"},
               "pay": {"$ref": "definitions.v1.json#/$defs/money", "x-class": "cost-rate"},
               "home": {"type": "object", "x-class": "personal", "properties": {"country": {"type": "string"}}},
               "entries": {"type": "array", "items": {"type": "object", "properties": {"note": {"$ref": "#/$defs/note"}}}},
               "key": {"anyOf": [{"type": "null"}, {"type": "string", "x-class": "credential"}]},
               "boss": {"$ref": "#"}},
             "$defs": {"note": {"type": "string", "x-class": "free-text"}}}
            """;

    private final CanonicalSchemas schemas = CanonicalSchemas.of(Map.of("person", PERSON, "definitions", DEFINITIONS));

    @Test
    @DisplayName("D59 a field has its own class, that of what it refers to, and those of everything around it")
    void d59ClassesComeFromAroundAndFromReferences() {
        assertThat(schemas.classesOf("person", "id")).isEmpty();
        assertThat(schemas.classesOf("person", "pay.value")).containsExactly(MONEY, COST_RATE);
        assertThat(schemas.classesOf("person", "home.country")).containsExactly(PERSONAL);
        assertThat(schemas.classesOf("person", "entries[].note")).containsExactly(FREE_TEXT);
        assertThat(schemas.classesOf("person", "entries")).isEmpty();
        assertThat(schemas.classesOf("person", "key")).containsExactly(CREDENTIAL);
    }

    @Test
    @DisplayName("D59 who gets a value whole gets all that is in it, also of a schema that contains itself")
    void d59ClassesWithinCountEverythingBelow() {
        assertThat(schemas.classesWithin("person", "entries")).containsExactly(FREE_TEXT);
        assertThat(schemas.classesWithin("person", "boss"))
                .containsExactly(MONEY, COST_RATE, PERSONAL, FREE_TEXT, CREDENTIAL);
        assertThat(schemas.isMasked("person", "entries")).isTrue();
        assertThat(schemas.isMasked("person", "id")).isFalse();
    }

    @Test
    void aPathIsKnownThroughSharedDefinitions() {
        assertThat(schemas.knows("person", "pay.value")).isTrue();
        assertThat(schemas.knows("person", "pay.values")).isFalse();
        assertThat(schemas.knows("person", "boss.pay.currency")).isTrue();
        assertThat(schemas.knows("person", "boss.wage")).isFalse();
    }

    @Test
    void sharedDefinitionsAreNoObject() {
        assertThat(schemas.objects()).containsExactly("person");
    }

    @Test
    void refusesAClassThatDoesNotExist() {
        assertThatThrownBy(() -> CanonicalSchemas.of(Map.of("x", PERSON.replace("free-text", "freetext"))))
                .isInstanceOf(MalformedSchema.class)
                .hasMessageContaining("'freetext'");
    }
}
