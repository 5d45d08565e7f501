package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingRunTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["id", "when"], "additionalProperties": false,
             "properties": {"id": {"type": "string"}, "when": {"type": "string"}, "name": {"type": "string", "maxLength": 3}}}
            """;

    @TempDir
    Path root;

    private Mapping toCanonical(String fields) {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/canonical/deal.schema.json", SCHEMA)
                .with(
                        "mappings/acme/deal.to-canonical.yaml",
                        "mapping: acme/deal.to-canonical\nsource: acme:deal\ntarget: canonical:deal\nfields:\n"
                                + fields.indent(2));
        MappingCatalog catalog = files.catalog();
        assertThat(files.found()).isEmpty();
        return catalog.mapping("acme/deal.to-canonical", List.of());
    }

    @Test
    @DisplayName("S-27 a result that does not fit its schema is never given out")
    void s27ValidatesTheResult() {
        Mapping mapping = toCanonical("id: { from: Id }\nname: { from: Name }");

        assertThatThrownBy(() -> mapping.apply(Map.of("Id", 7, "Name", "too long"), Map.of()))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code() + " " + p.path() + " " + p.message())
                                .containsExactly(
                                        "MAP-3001 id must be of type string. It is a number.",
                                        "MAP-3001 name must keep maxLength 3. It is text of 8 characters.",
                                        "MAP-3001 when is missing."));
    }

    @Test
    @DisplayName("S-27 a result that does not fit is told at the rule that made it, or that makes nothing")
    void s27TellsTheRuleOfWhatDoesNotFit() {
        Mapping mapping = toCanonical("id: { from: Id }\nname: { from: Name }\nwhen: { from: When }");

        assertThatThrownBy(() -> mapping.apply(Map.of("Id", 7, "Name", "too long"), Map.of()))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.path() + " " + p.position().line() + ":"
                                        + p.position().column() + " " + p.reads())
                                .containsExactly("id 5:7 [Id]", "name 6:9 [Name]", "when 7:9 [When]"));
    }

    @Test
    void tellsAllProblemsOfARunWithPlaceSourceAndActionButNoValue() {
        Mapping mapping = new MappingFolder(root)
                .fields("""
                        id: { from: Id, required: true }
                        on: { date: [ ] }
                        """.replace("[ ]", "{ from: [ On, Later ] }")
                        + "lines: { each: L, fields: { m: { money: { value: v, currency: /C } } } }")
                .mapping();

        assertThatThrownBy(() -> mapping.apply(
                        Json.read("{\"On\":\"secret\",\"C\":\"EUR\",\"L\":[{\"v\":\"secret\"}]}"), Map.of()))
                .isInstanceOf(MappingException.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining(":5:7: MAP-2001 id: the value is absent but required. Read from: Id. Fill it")
                .hasMessageContaining(":6:7: MAP-2005 on: this is text of 6 characters, not a date")
                .hasMessageContaining(
                        "MAP-2003 lines.0.m: the amount is text of 6 characters, not a decimal number. Read from: L.0.v, C.");
    }

    @Test
    @DisplayName("S-21 a result of a billion values ends in the budget")
    void s21BudgetEndsWideResults() {
        Mapping mapping = new MappingFolder(root)
                .fields("x: { each: L, value: { each: /L, value: { each: /L, value: { from: /T } } } }")
                .mapping();
        List<Object> thousand = new ArrayList<>(Collections.nCopies(1000, 1));

        assertThatThrownBy(() -> mapping.apply(Map.of("L", thousand, "T", "t"), Map.of()))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        e -> assertThat(e.problems())
                                .extracting(MappingProblem::code)
                                .containsExactly("MAP-2008"));
    }

    @Test
    @DisplayName("S-21 a result of gigabytes ends in the budget")
    void s21BudgetEndsLongResults() {
        Mapping mapping = new MappingFolder(root)
                .fields("x: { each: L, value: { concat: [ { from: /T }, { from: /T }, { from: /T } ] } }")
                .mapping();
        List<Object> many = new ArrayList<>(Collections.nCopies(10_000, 1));

        assertThatThrownBy(() -> mapping.apply(Map.of("L", many, "T", "t".repeat(300_000)), Map.of()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("MAP-2008");
    }

    @Test
    @DisplayName("S-21 ten thousand wrong items end after a hundred problems")
    void s21BudgetEndsManyProblems() {
        Mapping mapping = new MappingFolder(root)
                .fields("x: { each: L, value: { number: . } }")
                .mapping();
        List<Object> many = new ArrayList<>(Collections.nCopies(10_000, "x"));

        assertThat(mapping.explain(Map.of("L", many), Map.of()).problems()).hasSize(100);
    }

    @Test
    @DisplayName("S-21 text that grows in steps ends in the budget")
    void s21BudgetEndsGrowingText() {
        String step = "{ replace: a, with: " + "a".repeat(100) + " }";
        Mapping mapping = new MappingFolder(root)
                .fields("x: { from: T, text: [ " + String.join(", ", Collections.nCopies(8, step)) + " ] }")
                .mapping();

        assertThatThrownBy(() -> mapping.apply(Map.of("T", "aaaa"), Map.of()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("MAP-2008");
    }

    @Test
    void aValueThatNoTableKnowsIsKeptForThePersonWhoDecidesButNotInTheMessage() {
        Mapping mapping = new MappingFolder(root)
                .with("mappings/lookups/lines.csv", "key,canonical\na,x\n")
                .fields("x: { from: A, lookup: lines }")
                .mapping();

        MappingProblem problem =
                mapping.explain(Map.of("A", "Cloud"), Map.of()).problems().get(0);

        assertThat(problem.unmapped()).contains(new UnmappedValue("mappings/lookups/lines.csv", "key", "Cloud"));
        assertThat(problem.toString()).doesNotContain("Cloud");
    }

    @Test
    void knowsWhatIsReadInsideGroupsAndSums() {
        Mapping mapping = new MappingFolder(root).fields("""
                        total: { sum: { each: L.records, value: Amount, where: { field: On, equals: true } } }
                        first: { each: L.records, take: first, fields: { k: { from: Id } } }
                        groups: { each: L.records, groupBy: Family, fields: { f: { from: key }, g: { each: items, value: { from: Id } }, c: { from: items.0.Code } } }
                        """).mapping();

        assertThat(mapping.reads())
                .containsExactlyInAnyOrder(
                        "L.records",
                        "L.records[].Amount",
                        "L.records[].On",
                        "L.records[].Id",
                        "L.records[].Family",
                        "L.records.0.Code");
        assertThat(mapping.writes())
                .containsExactlyInAnyOrder("total", "first.k", "groups[].f", "groups[].g", "groups[].c");
    }

    @Test
    void neverSharesAnObjectWithItsInput() {
        Mapping mapping = new MappingFolder(root)
                .fields("x: { from: A }\ny: { constant: { z: [ 1 ] } }")
                .mapping();
        Map<String, Object> input = Json.readObject("{\"A\":{\"b\":[1]}}");

        Map<String, Object> first = mapping.apply(input, Map.of());
        Json.asList(Json.at(first, "x.b")).add(2);
        Json.asList(Json.at(first, "y.z")).add(2);

        assertThat(Json.write(input)).isEqualTo("{\"A\":{\"b\":[1]}}");
        assertThat(Json.write(mapping.apply(input, Map.of()))).isEqualTo("{\"x\":{\"b\":[1]},\"y\":{\"z\":[1]}}");
    }

    @Test
    void givesTheSameToManyThreads() {
        Mapping mapping = new MappingFolder(root)
                .fields(
                        "id: { from: Id }\nlines: { each: L, fields: { k: { from: k, required: true }, top: { from: /Id } } }")
                .mapping();

        List<String> results = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> Json.write(mapping.apply(Map.of("Id", i, "L", List.of(Map.of("k", i))), Map.of())))
                .toList();

        assertThat(results.get(1999)).isEqualTo("{\"id\":1999,\"lines\":[{\"k\":1999,\"top\":1999}]}");
        assertThat(results).doesNotHaveDuplicates();
    }
}
