package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of a mapping that change by the day. */
class ValidityOfMappingsTest {

    private static final String RATES = """
            rate:
              - { constant: "19", validTo: 2026-12-31 }
              - { constant: "21", validFrom: 2027-01-01 }
            """;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"2026-12-31, 19", "2027-01-01, 21", "1999-01-01, 19", "2099-01-01, 21"})
    void i4TheRowWhoseDaysHoldTheBusinessDateDecides(String date, String rate) {
        Mapping mapping = new MappingFolder(root).fields(RATES).mapping();

        assertThat(mapping.apply(Map.of(), Map.of("date", date))).containsEntry("rate", rate);
    }

    @Test
    void i4WithoutADateNothingIsMapped() {
        Mapping mapping = new MappingFolder(root).fields(RATES).mapping();

        assertThatThrownBy(() -> mapping.apply(Map.of(), Map.of()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("MAP-2001");
        assertThat(mapping.explain(Map.of(), Map.of("date", "soon")).problems())
                .extracting(MappingProblem::code)
                .containsExactly("MAP-2005");
    }

    @Test
    void d23AMappingFollowsTheDayThatItNames() {
        Mapping mapping = new MappingFolder(root)
                .with(
                        "mappings/" + MappingFolder.NAME + ".yaml",
                        MappingFolder.HEAD.replace("fields:", "validOn: { date: Day, in: dd.MM.yyyy }\nfields:")
                                + RATES.indent(2))
                .mapping();

        assertThat(mapping.apply(Map.of("Day", "01.01.2027"), Map.of("date", "2026-06-01")))
                .containsEntry("rate", "21");
        assertThat(mapping.reads()).contains("Day").doesNotContain("$date");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31, base", "2027-01-01, de", "2027-06-30, de", "2027-07-01, base"})
    void i4AnOverlayHoldsFromItsFirstToItsLastDay(String date, String note) {
        Mapping mapping = new MappingFolder(root)
                .fields("note: { constant: base }")
                .with(
                        "mappings/regions/de/" + MappingFolder.NAME + ".yaml",
                        "mapping: " + MappingFolder.NAME
                                + "\nvalidFrom: 2027-01-01\nvalidTo: 2027-06-30\nfields:\n  note: { constant: de }\n")
                .mapping("de");

        assertThat(mapping.apply(Map.of(), Map.of("date", date))).containsEntry("note", note);
    }

    @Test
    void i4AnExplanationTellsSinceWhenARuleHolds() {
        Mapping mapping = new MappingFolder(root).fields(RATES).mapping();

        assertThat(mapping.explain(Map.of(), Map.of("date", "2027-03-01")).fields())
                .extracting(field -> field.path() + " " + field.position().line() + " " + field.validity())
                .containsExactly("rate 7 since 2027-01-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAP-1043|a: [ { constant: 1, validTo: 2026-12-31 }, { constant: 2, validFrom: 2026-12-31 } ]",
                "MAP-1043|a: [ { constant: 1 }, { constant: 2, validFrom: 2026-12-31 } ]",
                "MAP-1044|a: [ { constant: 1, validTo: 2026-12-30 }, { constant: 2, validFrom: 2027-01-01 } ]",
                "MAP-1044|a: [ { constant: 1, validFrom: 2026-12-30 } ]",
                "MAP-1044|a: { constant: 1, validTo: 2026-12-30 }",
                "MAP-1044|o: { fields: { a: { constant: 1, validTo: 2026-12-30 } } }",
                "CFG-1101|a: [ { constant: 1, validTo: tomorrow } ]",
                "CFG-1151|a: [ { constant: 1, validTo: 2026-12-31 }, { constant: 2, validFrom: 2027-01-01 }, { constant: 3, validFrom: 2028-01-01, validTo: 2027-06-01 } ]",
                "MAP-1002|a: [ 1, 2 ]",
            })
    void i4DaysThatAreLeftOutOrStandTwiceAreRefusedWithTheirLine(String code, String field) {
        MappingFolder files = new MappingFolder(root).fields(field);
        files.catalog();

        assertThat(files.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.position().line()).isEqualTo(5);
            assertThat(problem.path()).startsWith("fields");
        });
        assertThat(files.problems().get(files.problems().size() - 1).code()).isEqualTo(code);
    }

    @Test
    void i4ATimeWithoutValueIsSaidByARow() {
        Mapping mapping = new MappingFolder(root)
                .fields("a: [ { omit: true, validTo: 2026-12-31 }, { constant: 2, validFrom: 2027-01-01 } ]")
                .mapping();

        assertThat(mapping.apply(Map.of(), Map.of("date", "2026-12-31"))).isEmpty();
        assertThat(mapping.apply(Map.of(), Map.of("date", "2027-01-01"))).containsEntry("a", 2);
    }

    @Test
    void i4ARowThatItsFileNeverReachesIsRefused() {
        MappingFolder files = new MappingFolder(root)
                .fields("note: { constant: base }")
                .with(
                        "mappings/regions/de/" + MappingFolder.NAME + ".yaml",
                        "mapping: " + MappingFolder.NAME
                                + "\nvalidFrom: 2027-01-01\nfields:\n  note: { constant: de, validTo: 2026-06-30 }\n");
        files.catalog(List.of("de"));

        assertThat(files.found()).containsExactly("MAP-1045 4 fields.note");
    }

    /** The layer decides first, then the days, never the order of rows: compared with what a plain reading of the rule gives. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void i4LayerThenValidityDecideWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        List<String> chain = List.of("customers/acme", "entities/de01", "de", "emea");
        MappingFolder files = new MappingFolder(root);
        List<List<Row>> narrowestFirst = new ArrayList<>();
        for (String owner : chain) {
            List<Row> rows = random.nextInt(4) == 0 ? List.of() : someRows(owner, random);
            narrowestFirst.add(rows);
            if (!rows.isEmpty()) {
                files.overlay(owner, yaml(rows, random));
            }
        }
        narrowestFirst.add(List.of(new Row("base", null, null)));
        files.fields("v: { constant: base }");
        Mapping mapping = files.mapping(chain.toArray(String[]::new));

        for (int day = 0; day < 120; day++) {
            LocalDate date = LocalDate.of(2027, 1, 1).plusDays(day);
            String expected = narrowestFirst.stream()
                    .flatMap(rows -> rows.stream().filter(row -> row.holds(date)).findFirst().stream())
                    .findFirst()
                    .orElseThrow()
                    .value();
            assertThat(mapping.apply(Map.of(), Map.of("date", date.toString()))).containsEntry("v", expected);
        }
    }

    private record Row(String value, LocalDate from, LocalDate to) {
        boolean holds(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    private static List<Row> someRows(String owner, Random random) {
        List<Row> rows = new ArrayList<>();
        LocalDate from = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(40));
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            LocalDate to = from.plusDays(random.nextInt(20));
            rows.add(new Row(owner + i, from, to));
            from = to.plusDays(1);
        }
        return rows;
    }

    private static String yaml(List<Row> rows, Random random) {
        List<Row> written = new ArrayList<>(rows);
        Collections.shuffle(written, random);
        StringBuilder yaml = new StringBuilder("v:\n");
        written.forEach(row -> yaml.append(
                "  - { constant: " + row.value() + ", validFrom: " + row.from() + ", validTo: " + row.to() + " }\n"));
        return yaml.toString();
    }
}
