package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptorTest {

    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            "",
            "a",
            "ab\uD83D\uDE00",
            "a\n",
            "2026-02-28",
            1,
            3L,
            new BigDecimal("1.0"),
            new BigDecimal("2.5"),
            new BigDecimal("1E+20"),
            List.of(),
            List.of("a"),
            List.of("a", "b", "c"),
            Map.of(),
            Map.of("a", "a"),
            Map.of("a", "a", "b", List.of(1)),
            Collections.singletonMap("a", null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'string','minLength':2,'maxLength':3}",
                "{'maxLength':1}",
                "{'type':'string','pattern':'^a$'}",
                "{'type':'string','pattern':'a'}",
                "{'type':'string','format':'date'}",
                "{'type':'integer'}",
                "{'type':'number','minimum':1,'maximum':2}",
                "{'type':'integer','maximum':100}",
                "{'type':'boolean'}",
                "{'enum':['a','b']}",
                "{'const':'a'}",
                "{'type':'array'}",
                "{'type':'array','items':{'type':'string'},'minItems':1,'maxItems':2}",
                "{'type':'object'}",
                "{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}",
                "{'properties':{'a':{}},'additionalProperties':false}",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/x','maxLength':1}},'$defs':{'x':{'type':'string'}}}"
            })
    @DisplayName("S-27 the acceptor takes something, and nothing that the validator refuses")
    void s27TakesNothingThatIsRefused(String schema) {
        CanonicalSchemas schemas = schemas(schema);

        assertThat(VALUES)
                .anySatisfy(value -> assertThat(schemas.surelyFits("x", value)).isTrue());
        assertThat(VALUES.stream().filter(value -> schemas.surelyFits("x", value)))
                .allSatisfy(
                        value -> assertThat(schemas.validateInFull("x", value)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'not':{'type':'string'}}",
                "{'type':['string','null']}",
                "{'type':'null'}",
                "{'enum':[1]}",
                "{'const':1}",
                "{'type':'string','format':'email'}",
                "{'type':'array','uniqueItems':true}",
                "{'type':'array','items':false}",
                "{'type':'object','additionalProperties':{'type':'string'}}",
                "{'type':'object','patternProperties':{'^a':{'type':'number'}}}",
                "{'type':'object','required':['absent'],'additionalProperties':false}",
                "{'type':'object','properties':{'a':{'$id':'https://example.com/other.json'}}}",
                "{'type':'object','properties':{'a':{'$ref':'#'}}}",
                "{'type':'object','properties':{'a':{'properties':{'b':{'multipleOf':2}}}}}"
            })
    @DisplayName("S-27 a schema with a word that the acceptor does not understand is left to the validator")
    void s27LeavesWhatItDoesNotUnderstand(String schema) {
        CanonicalSchemas schemas = schemas(schema);

        assertThat(VALUES).noneMatch(value -> schemas.surelyFits("x", value));
    }

    @Test
    @DisplayName("S-27 what is no plain value is never accepted, not even where anything may stand")
    void s27AcceptsPlainValuesOnly() {
        CanonicalSchemas schemas = schemas("{'type':'object'}");

        assertThat(schemas.surelyFits("x", Map.of("a", List.of(Map.of("b", 1)))))
                .isTrue();
        assertThat(schemas.surelyFits("x", Map.of("a", List.of(Map.of("b", 1.0)))))
                .isFalse();
        assertThat(schemas.surelyFits("x", Map.of(1, "a"))).isFalse();
    }

    private static CanonicalSchemas schemas(String schema) {
        return CanonicalSchemas.of(Map.of("x", schema.replace('\'', '"')));
    }
}
