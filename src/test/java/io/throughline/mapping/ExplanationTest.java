package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {

    @TempDir
    Path root;

    private MappingFolder folder;
    private final Map<String, Object> context = new HashMap<>(Map.of("date", "2026-05-01"));

    @BeforeEach
    void tables() {
        folder = new MappingFolder(root)
                .with(
                        "mappings/lookups/countries.csv",
                        "key,name,validFrom,validTo,region\nDE,Germany,2020-01-01,,\nDE,Deutschland,2020-01-01,,de\n");
    }

    @Test
    void i4ALookupTellsItsRowWithKeyAnswerAndValidity() {
        folder.fields("country: { from: land, lookup: countries }");

        Explanation.Row row =
                explained(Map.of("land", "DE"), "de").fields().get(0).rows().get(0);

        assertThat(row.table() + " " + row.key() + " " + row.column() + " " + row.answer() + " " + row.validity())
                .isEqualTo("countries DE name Deutschland since 2020-01-01");
        assertThat(row.place()).isEqualTo("mappings/lookups/countries.csv:3:1");
        assertThat(row.owners()).containsExactly("de");
    }

    @Test
    void i4TheRuleIsToldInWordsWithTheDigitsOfTheCurrencyThatWasMade() {
        folder.fields("amount: { money: { value: sum, currency: code, round: half-up } }");

        assertThat(explained(Map.of("sum", "1.005", "code", "EUR"))
                        .fields()
                        .get(0)
                        .rule())
                .containsExactly("the amount sum in the currency code", "rounded half up to 2 digits as EUR has");
    }

    @Test
    void i4AnEnumTellsWhichWordsAreWrittenSo() {
        folder.fields("stage: { from: state, enum: { Closed Won: won, Signed: won, Lost: lost } }");

        assertThat(explained(Map.of("state", "Signed")).fields().get(0).rule())
                .containsExactly("taken from state", "'Closed Won' or 'Signed' is written as 'won'");
    }

    @Test
    void i4AConditionThatDoesNotHoldIsNamedWithItsLine() {
        folder.fields(
                "po: { from: number, when: [ { field: kind, equals: fixed },\n              { field: land, in: [DE, AT] } ] }");

        assertThat(why(Map.of("kind", "fixed", "land", "FR", "number", "1")))
                .isEqualTo("po condition: it does not hold that land is one of 'DE', 'AT' (line 6)");
    }

    @Test
    void i4AnExceptionThatHoldsIsNamed() {
        folder.fields("po: { from: number, unless: { field: kind, equals: retainer } }");

        assertThat(why(Map.of("kind", "retainer", "number", "1")))
                .isEqualTo("po condition: the exception holds that kind is 'retainer' (line 5)");
    }

    @Test
    void i4EmptySourcesAreNamedAlsoWithinItemsAndBelowOtherValues() {
        folder.fields(
                "day: { date: [start, begin] }\nlines: { each: items, fields: { key: { from: id }, label: { concat: [\"#\", { from: title }] } } }");

        assertThat(explained(Map.of("start", "", "items", List.of(Map.of("id", "1")))).absent().stream()
                        .map(ExplanationTest::told))
                .containsExactly(
                        "day source-empty: none of start, begin has a value",
                        "lines.0.label source-empty: items.0.title has no value");
    }

    @Test
    void i4ATableThatGivesNothingForAKeyIsNamed() {
        folder.fields("country: { from: land, lookup: { table: countries, default: null } }");

        assertThat(why(Map.of("land", "XX"))).isEqualTo("country no-row: the table countries has no row for it");
    }

    @Test
    void i4NoItemsAndItemsThatAllFailTheirConditionAreToldApart() {
        folder.fields("total: { sum: { each: lines, value: amount, where: { field: kind, equals: fee } } }");

        assertThat(why(Map.of())).isEqualTo("total source-empty: lines has no items");
        assertThat(why(Map.of("lines", List.of(Map.of("kind", "tax", "amount", 1)))))
                .isEqualTo("total condition: none of the 1 items of lines fits 'where', or they come to nothing");
    }

    @Test
    void i4ADefaultTellsWhyItStandsThere() {
        folder.fields("po: { from: number, default: none }");

        assertThat(explained(Map.of()).fields().get(0).rule())
                .containsExactly(
                        "taken from number", "if it is absent, 'none'", "here so, because number has no value");
    }

    @Test
    void i4AFieldThatAnOverlayLeavesOutNamesTheOverlay() {
        folder.fields("po: { from: number }\nparty: { fields: { name: { from: name }, tax: { from: tax } } }")
                .overlay("de", "party: { fields: { tax: { omit: true } } }");

        Explanation.Absent absent = explained(Map.of("number", "1", "name", "x", "tax", "2"), "de", "emea")
                .absent()
                .get(0);

        assertThat(told(absent)).isEqualTo("party.tax left-out: left out by this file");
        assertThat(absent.position().toString()).startsWith("mappings/regions/de/acme/deal.from-canonical.yaml:3:");
    }

    @Test
    void i4ARuleWhoseDaysAreOverTellsUntilWhenItHeld() {
        folder.fields("id: { from: number }").overlay("de", "levy:\n  - { from: levy, validTo: 2025-12-31 }");

        Explanation told = explained(Map.of("number", "1", "levy", "2"), "de", "emea");

        assertThat(told.absent().stream().map(ExplanationTest::told))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one)
                        .startsWith("levy not-valid: no rule holds on ")
                        .endsWith("this one holds until 2025-12-31"));
    }

    @Test
    void i4WhatAProblemTellsIsNotToldTwice() {
        folder.fields("id: { from: number, required: true }");

        Explanation told = explained(Map.of());

        assertThat(told.problems()).hasSize(1);
        assertThat(told.absent()).isEmpty();
    }

    private String why(Map<String, Object> input) {
        Explanation told = explained(input);
        assertThat(told.absent()).hasSize(1);
        return told(told.absent().get(0));
    }

    private static String told(Explanation.Absent absent) {
        return absent.path() + " " + absent.kind().word() + ": " + absent.why();
    }

    private Explanation explained(Map<String, Object> input, String... chain) {
        return folder.mapping(chain).explain(input, context);
    }
}
