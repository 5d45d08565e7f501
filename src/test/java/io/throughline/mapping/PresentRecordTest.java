package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent in view of the record that the target has. */
class PresentRecordTest {

    @TempDir
    Path root;

    private Mapping mapping(String head, String fields) {
        MappingFolder files = new MappingFolder(root)
                .with(
                        "mappings/" + MappingFolder.NAME + ".yaml",
                        MappingFolder.HEAD.replace("fields:\n", head + "fields:\n") + fields.indent(2));
        MappingCatalog catalog = files.catalog();
        assertThat(files.problems()).isEmpty();
        return catalog.mapping(MappingFolder.NAME, List.of());
    }

    private List<String> refused(String head, String fields) {
        MappingFolder files = new MappingFolder(root)
                .with(
                        "mappings/" + MappingFolder.NAME + ".yaml",
                        MappingFolder.HEAD.replace("fields:\n", head + "fields:\n") + fields.indent(2));
        files.catalog();
        return files.found();
    }

    private static Map<String, Object> present(String json) {
        Map<String, Object> context = new HashMap<>();
        context.put("present", Json.read(json));
        return context;
    }

    @Test
    @DisplayName(
            "i4 a field and a nested object that are only for new records are left out, and not even computed, where there is one")
    void i4OnlyOnCreate() {
        Mapping mapping = mapping("", """
                name: { from: Name }
                code: { from: Code, onlyOnCreate: true, required: true, enum: { A: a } }
                owner: { onlyOnCreate: true, fields: { id: { from: Owner } } }
                lines: { each: Lines, fields: { key: { from: Id }, price: { from: Price, onlyOnCreate: true } } }
                """);
        Map<String, Object> input =
                Map.of("Name", "n", "Code", "A", "Owner", 7, "Lines", List.of(Map.of("Id", 1, "Price", 2)));

        assertThat(mapping.apply(input, present("null")))
                .isEqualTo(Json.read(
                        "{\"name\":\"n\",\"code\":\"a\",\"owner\":{\"id\":7},\"lines\":[{\"key\":1,\"price\":2}]}"));
        assertThat(mapping.apply(Map.of("Name", "n", "Code", "unknown word"), present("{}")))
                .isEqualTo(Map.of("name", "n"));
        Explanation told = mapping.explain(input, present("{}"));
        assertThat(told.absent())
                .extracting(field -> field.path() + ": " + field.why() + " "
                        + field.position().line())
                .containsExactly(
                        "code: only when the record is made 6",
                        "owner: only when the record is made 7",
                        "lines.0.price: only when the record is made 8");
        assertThat(told.fields()).extracting(Explanation.Field::path).containsExactly("name", "lines.0.key");
    }

    @Test
    @DisplayName("i4 without knowing whether the record is there nothing is sent")
    void i4RefusesToGuess() {
        Mapping mapping = mapping("", "code: { from: Code, onlyOnCreate: true }");

        assertThat(mapping.readsPresent()).isTrue();
        assertThatThrownBy(() -> mapping.apply(Map.of("Code", "A"), Map.of())).hasMessageContaining("MAP-2022");
    }

    @Test
    @DisplayName("i4 only what differs by its meaning is sent, an object or list as a whole, and nothing blank")
    void i4SendsOnlyWhatDiffers() {
        Mapping mapping = mapping("send: changed\n", """
                name: { from: Name }
                amount: { number: Amount }
                phone: { from: Phone }
                startOn: { date: Start }
                seenAt: { instant: Seen }
                currency: { fields: { id: { from: Currency } } }
                address: { fields: { city: { from: City }, zip: { from: Zip } } }
                cleared: { constant: null, "null": keep }
                """);
        Map<String, Object> input = Map.of(
                "Name",
                "n",
                "Amount",
                "1.0",
                "Start",
                "2026-01-31",
                "Seen",
                "2026-01-31T10:00:00Z",
                "Currency",
                "3",
                "City",
                "Kiel",
                "Zip",
                "24103");
        String present = """
                { "name": "n", "amount": 1, "phone": "+49", "startOn": "2026-01-31T00:00:00+01:00",
                  "seenAt": "2026-01-31T11:00:00.000+0100", "currency": { "id": 3, "refName": "Euro" },
                  "address": { "city": "Kiel", "zip": "24105" }, "cleared": null }
                """;

        assertThat(mapping.apply(input, present(present)))
                .isEqualTo(Map.of("address", Map.of("city", "Kiel", "zip", "24103")));
        Explanation told = mapping.explain(input, present(present));
        assertThat(told.absent())
                .extracting(field -> field.path() + ": " + field.why())
                .contains("currency: the target has it already", "cleared: the target has it already")
                .hasSize(7);
        assertThat(told.fields()).extracting(Explanation.Field::path).containsExactly("address.city", "address.zip");
        assertThat(mapping.apply(input, present("{}"))).hasSize(7).containsKey("cleared");
        assertThat(mapping.apply(input, present("null"))).hasSize(7);
    }

    @Test
    @DisplayName("i4 the record may lie in an envelope, and show a value in another form")
    void i4ComparesWithinAnEnvelope() {
        Mapping mapping = mapping("", """
                record:
                  send: changed
                  fields:
                    price: { from: price, shownAs: { number: $present.cents, times: 0.01 } }
                    note: { from: note }
                """);

        assertThat(mapping.sendsChanges()).isTrue();
        assertThat(mapping.apply(Map.of("price", "12.50", "note", "x"), present("{\"cents\":1250,\"note\":\"y\"}")))
                .isEqualTo(Map.of("record", Map.of("note", "x")));
        assertThat(mapping.apply(Map.of("price", "12.50"), present("{\"cents\":1250}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'12' | 12 | true",
                "'30000.00' | 30000 | true",
                "1.10 | 1.1 | true",
                "'1.10' | '1.1' | false",
                "'007' | 7 | false",
                "true | 'true' | false",
                "'2026-01-31' | '2026-01-31T23:30:00-05:00' | true",
                "'2026-01-31T10:00:00Z' | '2026-01-31T10:00:00' | false",
                "{\"value\":\"1.5\",\"currency\":\"EUR\"} | {\"value\":\"1.50\",\"currency\":\"EUR\"} | true",
                "[1,{\"id\":2}] | [1.0,{\"id\":2,\"x\":0}] | true",
                "[1] | [1,2] | false",
                "null | null | true",
                "null | 0 | false"
            },
            quoteCharacter = '`')
    @DisplayName("i4 in doubt a value is sent again")
    void i4SameMeaning(String sent, String shown, boolean same) {
        assertThat(SameMeaning.of(read(sent), read(shown))).isEqualTo(same);
    }

    private static Object read(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    @Test
    void wordsInTheWrongPlaceAreRefusedAtTheirLines() {
        assertThat(refused("", "a: { fields: { b: { from: B, shownAs: $present.c } } }"))
                .containsExactly("MAP-1031 5 fields.a.fields.b.shownAs");
        assertThat(refused("send: changed\n", "a: { send: changed, fields: { b: { from: B } } }"))
                .containsExactly("MAP-1030 6 fields.a.send");
        assertThat(refused("", "a: { from: B, send: changed }")).containsExactly("MAP-1030 5 fields.a.send");
        assertThat(refused("send: all\n", "a: { from: B }")).containsExactly("MAP-1004 4 send");
        assertThat(refused("", "a: { concat: [ { from: B, onlyOnCreate: true } ] }"))
                .hasSize(1);
    }

    @Test
    void aMappingToCanonicalHasNoPresentRecord() {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/canonical/deal.schema.json", "{\"properties\":{\"a\":{},\"b\":{}}}")
                .with("mappings/acme/deal.to-canonical.yaml", """
                        mapping: acme/deal.to-canonical
                        source: acme:deal
                        target: canonical:deal
                        fields:
                          a: { from: A, onlyOnCreate: true }
                          b: { from: $present.B }
                        """);
        files.catalog();

        assertThat(files.found()).containsExactly("MAP-1032 5 fields.a", "MAP-1032 6 fields.b.from");
    }
}
