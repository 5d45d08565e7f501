package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalSchemasTest {

    private static final String DEAL = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://throughline.io/schemas/canonical/deal.v1.json",
             "type": "object", "required": ["id", "account"], "additionalProperties": false,
             "properties": {
               "id": {"type": "string", "minLength": 1, "x-class": "personal"},
               "email": {"type": "string", "pattern": "^[^@]+@[^@]+$"},
               "startOn": {"type": "string", "format": "date"},
               "kind": {"enum": ["a", "b"]},
               "account": {"type": "object", "required": ["name"], "properties": {"name": {"$ref": "#/$defs/name"}}},
               "price": {"$ref": "https://throughline.io/schemas/canonical/money.v1.json"}},
             "$defs": {"name": {"type": "string"}}}
            """;
    private static final String MONEY = """
            {"$id": "https://throughline.io/schemas/canonical/money.v1.json", "type": "object", "required": ["value"]}
            """;

    private final CanonicalSchemas schemas = CanonicalSchemas.of(Map.of("deal", DEAL, "money", MONEY));

    @Test
    @DisplayName("S-27 an object that fits has no violation")
    void s27AcceptsWhatFits() {
        Object deal = Json.read(
                "{\"id\":\"1\",\"startOn\":\"2026-02-28\",\"account\":{\"name\":\"x\"},\"price\":{\"value\":\"1\"}}");

        assertThat(schemas.validate("deal", deal)).isEmpty();
    }

    @Test
    @DisplayName("S-27 says every violation with its path and never a value")
    void s27TellsAllViolationsWithoutValues() {
        Object deal = Json.read("""
                {"id":"","email":"secret","startOn":"2026-02-30","kind":"secret","account":{"name":7},"price":{},"extra":"secret"}
                """);

        assertThat(schemas.validate("deal", deal))
                .extracting(v -> v.path() + " " + v.message())
                .containsExactly(
                        "account.name must be of type string. It is a number.",
                        "email must match the pattern ^[^@]+@[^@]+$. It is text of 6 characters.",
                        "extra is not known to the schema.",
                        "id must keep minLength 1. It is empty text.",
                        "kind must be one of [\"a\",\"b\"]. It is text of 6 characters.",
                        "price.value is missing.",
                        "startOn must have the format date. It is text of 10 characters.");
    }

    @Test
    void refusesASchemaThatIsNoJson() {
        assertThatThrownBy(() -> CanonicalSchemas.of(Map.of("x", "{")))
                .isInstanceOfSatisfying(
                        MalformedSchema.class, e -> assertThat(e.object()).isEqualTo("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":{\"a\":{\"pattern\":\"(\"}}}",
                "{\"$id\":\"other.json\",\"type\":\"object\"}",
                "{\"properties\":{\"a\":{\"minimum\":\"one\"}}}"
            })
    @DisplayName(
            "S-27 a schema that the validator could not use is refused when it is loaded, not when it is first asked")
    void s27RefusesAnUnusableSchemaAtOnce(String schema) {
        assertThatThrownBy(() -> CanonicalSchemas.of(Map.of("x", schema))).isInstanceOf(MalformedSchema.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:9/x.json", "file:///etc/passwd", "classpath:logback-test.xml", "#/$defs/absent"
            })
    @DisplayName("S-40 a schema never makes us fetch another one")
    void s40NeverFetchesASchema(String elsewhere) {
        assertThatThrownBy(() ->
                        CanonicalSchemas.of(Map.of("x", "{\"properties\":{\"a\":{\"$ref\":\"" + elsewhere + "\"}}}")))
                .isInstanceOf(MalformedSchema.class);
    }
}
