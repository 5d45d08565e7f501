package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {

    private static final String DESK = """
            {"$id": "https://throughline.io/schemas/canonical/desk.v1.json", "title": "Desk", "type": "object", "required": ["id"], "additionalProperties": false,
             "properties": {
               "id": {"$ref": "shared.v1.json#/$defs/id"},
               "kind": {"enum": ["low", "high"]},
               "width": {"type": "integer", "minimum": 10, "maximum": 200},
               "made": {"type": "string", "format": "date"},
               "owner": {"type": "string", "x-class": "personal"},
               "parts": {"type": "array", "items": {"type": "object", "required": ["no"], "properties": {"no": {"type": "string", "maxLength": 9}}}},
               "size": {"anyOf": [{"type": "string"}, {"type": "integer"}]}
             }}
            """;
    private static final String SHARED = """
            {"$id": "https://throughline.io/schemas/canonical/shared.v1.json",
             "$defs": {"id": {"type": "string", "minLength": 1, "maxLength": 40}, "code": {"type": "string", "pattern": "^[a-z]+$"},
                       "node": {"type": "object", "properties": {"below": {"$ref": "#/$defs/node"}}}}}
            """;

    @ParameterizedTest(name = "i4 {0} -> {1}: {2} {3}")
    @DisplayName("i4 what a schema refuses or no longer promises is a break, at its place")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"kind\": {\"enum\": [\"low\", \"high\"]},; ``; kind; the field is gone.",
                "\"required\": [\"id\"]; \"required\": [\"id\", \"kind\"]; kind; it is required now.",
                "\"required\": [\"id\"]; \"required\": []; id; it is no longer required, so who reads it may not find it.",
                "\"required\": [\"no\"]; \"required\": []; parts[].no; it is no longer required, so who reads it may not find it.",
                "\"type\": \"integer\", \"minimum\": 10; \"type\": \"number\", \"minimum\": 10; width; its type was \"integer\" and is \"number\".",
                "\"low\", \"high\"; \"low\"; kind; it can no longer be \"high\".",
                "\"minimum\": 10; \"minimum\": 11; width; its minimum was 10 and is 11.",
                "\"maximum\": 200; \"maximum\": 199; width; its maximum was 200 and is 199.",
                "\"maxLength\": 9; \"maxLength\": 8; parts[].no; its maxLength was 9 and is 8.",
                "\"x-class\": \"personal\"; \"maxLength\": 5, \"x-class\": \"personal\"; owner; it has the maxLength 5 now.",
                "\"x-class\": \"personal\"; \"pattern\": \"^a\", \"x-class\": \"personal\"; owner; it has the pattern \"^a\" now.",
                "\"format\": \"date\"; \"format\": \"date-time\"; made; its format was \"date\" and is \"date-time\".",
                ", \"format\": \"date\"; ``; made; its format was \"date\" and is gone.",
                ", \"x-class\": \"personal\"; ``; owner; it is no longer marked personal.",
                "\"properties\": {\"no\"; \"additionalProperties\": false, \"properties\": {\"no\"; parts[]; fields that it does not name are refused now.",
                "{\"no\":; {\"of\": {\"type\": \"string\"}, \"no\":; parts[].of; it could be anything before and is limited now.",
                "{\"type\": \"integer\"}]; {\"type\": \"null\"}]; size; its anyOf was [{\"type\":\"string\"},{\"type\":\"integer\"}] and is [{\"type\":\"string\"},{\"type\":\"null\"}].",
                "shared.v1.json#/$defs/id; shared.v1.json#/$defs/code; id; it has the pattern \"^[a-z]+$\" now.",
                "desk.v1.json; table.v2.json; ``; its $id was https://throughline.io/schemas/canonical/desk.v1.json and is no later version of that."
            })
    void i4ABreakIsToldAtItsPlace(String from, String to, String path, String says) {
        String changed = DESK.replace(from, to);

        assertThat(changed).isNotEqualTo(DESK);
        assertThat(breaks(changed, SHARED)).contains(new SchemaBreak("desk", path, says));
    }

    @ParameterizedTest(name = "i4 {0} -> {1}")
    @DisplayName("i4 what only adds or widens breaks nothing")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"kind\":; \"colour\": {\"enum\": [\"red\"]}, \"kind\":",
                "\"low\", \"high\"; \"low\", \"middle\", \"high\"",
                "\"minimum\": 10, \"maximum\": 200; \"minimum\": 9, \"maximum\": 201",
                "\"maxLength\": 9; \"maxLength\": 10",
                "\"maximum\": 200; \"description\": \"wide\"",
                "\"additionalProperties\": false; \"additionalProperties\": true",
                "\"format\": \"date\"; \"format\": \"date\", \"x-class\": \"personal\"",
                "\"format\": \"date\"; \"format\": \"date\", \"x-says\": \"when it was made\"",
                "{\"$ref\": \"shared.v1.json#/$defs/id\"}; {\"type\": \"string\", \"minLength\": 1, \"maxLength\": 40}",
                "\"title\": \"Desk\"; \"title\": \"Table\""
            })
    void i4WhatOnlyAddsBreaksNothing(String from, String to) {
        String changed = DESK.replace(from, to);

        assertThat(changed).isNotEqualTo(DESK);
        assertThat(breaks(changed, SHARED)).isEmpty();
    }

    @Test
    @DisplayName("i4 a change of a shared definition is told once, where it is written")
    void i4ASharedDefinitionIsToldOnce() {
        assertThat(breaks(DESK, SHARED.replace("40", "39")))
                .containsExactly(new SchemaBreak("shared", "id", "its maxLength was 40 and is 39."));
        assertThat(breaks(DESK.replace("shared.v1.json#/$defs/id", "shared.v1.json#/$defs/node"), SHARED))
                .extracting(SchemaBreak::path)
                .contains("id");
        assertThat(breaks(DESK, SHARED.replace("\"code\":", "\"word\":")))
                .containsExactly(new SchemaBreak("shared", "code", "the definition is gone."));
    }

    @Test
    @DisplayName("i4 a later version in the $id is another promise, an earlier one or none is not")
    void i4ALaterVersionBreaksNothing() {
        String emptied = DESK.replaceAll("(?s)\"properties\".*", "\"properties\": {}}");

        assertThat(breaks(emptied.replace("desk.v1", "desk.v2"), SHARED)).isEmpty();
        assertThat(breaks(emptied, SHARED)).hasSize(7);
        assertThat(SchemaCompatibility.breaks(
                        Map.of("desk", DESK.replace("desk.v1", "desk.v3"), "shared", SHARED),
                        Map.of("desk", DESK.replace("desk.v1", "desk.v2"), "shared", SHARED)))
                .hasSize(1);
        assertThat(breaks(null, SHARED)).containsExactly(new SchemaBreak("desk", "", "the schema is gone."));
    }

    @Test
    @DisplayName("i4 an event has its version in its name, so its schema is never another")
    void i4AnEventKeepsItsPromiseUnderItsName() {
        String event = DESK.replace("desk.v1", "desk.taken.v1");
        String later = event.replace("desk.taken.v1", "desk.taken.v2").replace(", \"x-class\": \"personal\"", "");

        assertThat(SchemaCompatibility.breaks(
                        Map.of("desk.taken.v1", event, "shared", SHARED),
                        Map.of("desk.taken.v1", later, "shared", SHARED)))
                .extracting(SchemaBreak::path)
                .containsExactly("", "owner");
    }

    private static List<SchemaBreak> breaks(String desk, String shared) {
        return SchemaCompatibility.breaks(
                Map.of("desk", DESK, "shared", SHARED),
                desk == null ? Map.of("shared", shared) : Map.of("desk", desk, "shared", shared));
    }
}
