package io.throughline.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.ledger.NewCase;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.MappingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person is told about a value that nobody mapped, and what is kept from the person. */
class UnmappedCasesTest {

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false, "properties": {
              "line": {"type": "string"}, "contact": {"type": "string", "x-class": "personal"},
              "items": {"type": "array", "items": {"type": "object", "properties": {"role": {"type": "string"}}}}}}
            """;
    private static final String TO = """
            mapping: acme/deal.to-canonical
            source: acme:deal
            target: canonical:deal
            fields:
              line: { from: Line, enum: { A: a } }
              contact: { from: Contact, enum: { B: b } }
              items: { each: Items, fields: { role: { from: Role, enum: { C: c } } } }
            """;
    private static final String FROM = """
            mapping: acme/deal.from-canonical
            source: canonical:deal
            target: acme:deal
            fields:
              Line: { from: deal.line, enum: { a: A } }
              Contact: { from: deal.contact, enum: { b: B } }
              Other: { from: item.key, enum: { c: C } }
            """;

    private final Problems problems = new Problems();
    private final MappingCatalog mappings = MappingCatalog.load(
            Layers.of(
                    "test",
                    Map.of(
                            "mappings/canonical/deal.schema.json", SCHEMA.getBytes(StandardCharsets.UTF_8),
                            "mappings/acme/deal.to-canonical.yaml", TO.getBytes(StandardCharsets.UTF_8),
                            "mappings/acme/deal.from-canonical.yaml", FROM.getBytes(StandardCharsets.UTF_8))),
            List.of(),
            problems);

    private Optional<NewCase> held(String name, String input) {
        problems.throwIfAny();
        Mapping mapping = mappings.mapping(name, List.of());
        MappingException fault =
                catchThrowableOfType(MappingException.class, () -> mapping.apply(Json.read(input), Map.of()));
        return new UnmappedCases(mappings.schemas(), region -> "team of " + region).of(fault, mapping, "de");
    }

    @Test
    void showsAValueOfAFieldThatHidesNothingAndNamesTheTeamOfTheRegion() {
        NewCase held = held("acme/deal.to-canonical", "{\"Line\":\"Cloud\",\"Items\":[{\"Role\":\"Lead\\u0007\"}]}")
                .orElseThrow();

        assertThat(held.team()).isEqualTo("team of de");
        assertThat(held.code()).isEqualTo("MAP-2010");
        assertThat(held.title())
                .isEqualTo("A value is missing in the enum at mappings/acme/deal.to-canonical.yaml:5:29 (and 1 more)");
        assertThat(held.detail()).contains("line: 'Cloud' is not in", "items.0.role: 'Lead?' is not in");
    }

    @Test
    void keepsAPersonalValueBack() {
        NewCase held =
                held("acme/deal.to-canonical", "{\"Contact\":\"Jane Doe\"}").orElseThrow();

        assertThat(held.toString()).doesNotContain("Jane").contains("contact");
    }

    @Test
    void keepsBackWhatItDoesNotKnowOnTheWayOut() {
        NewCase held = held(
                        "acme/deal.from-canonical",
                        "{\"deal\":{\"line\":\"cloud\",\"contact\":\"Jane\"},\"item\":{\"key\":\"Joe\"}}")
                .orElseThrow();

        assertThat(held.detail()).contains("Line: 'cloud'");
        assertThat(held.toString()).doesNotContain("Jane").doesNotContain("Joe");
    }

    @Test
    void isNoCaseOfItsOwnIfNothingIsUnmapped() {
        assertThat(held("acme/deal.to-canonical", "{\"Line\":[\"a\"]}")).isEmpty();
    }
}
