package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Problem;
import io.throughline.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingExamplesTest {

    @TempDir
    Path root;

    private List<Problem> check(String examples) {
        Problems problems = new Problems();
        MappingFolder files = new MappingFolder(root)
                .fields("id: { from: Id, required: true }\nby: { from: $marker }")
                .overlay("de", "id: { constant: de }")
                .with("mappings/" + MappingFolder.NAME + ".examples.yaml", examples);
        Map<String, List<String>> chains = Map.of("de", List.of("de", "emea"), "emea", List.of("emea"));
        MappingCatalog catalog = MappingCatalog.load(files.layers(), chains.values(), problems);
        MappingExamples.check(files.layers(), catalog, chains, problems);
        return problems.sorted();
    }

    @Test
    void examplesThatHoldAreNoProblem() {
        assertThat(check("""
                        - { name: base, input: { Id: 1.0 }, context: { marker: m }, output: { by: m, id: 1 } }
                        - { name: region, region: de, input: {}, output: { id: de } }
                        - { name: code, input: {}, errors: [ MAP-2001 ] }
                        - { name: code and path, input: {}, errors: [ MAP-2001 id ] }
                        """)).isEmpty();
    }

    @Test
    void examplesThatDoNotHoldAreProblemsAtTheirLines() {
        List<Problem> problems = check("""
                - { name: other result, input: { Id: 1 }, output: { id: 2 } }
                - { name: unexpected error, input: {}, output: {} }
                - { name: other error, input: {}, errors: [ MAP-2001 name ] }
                - { name: no error, input: { Id: 1 }, errors: [ MAP-2001 ] }
                - { name: no region, region: xx, input: { Id: 1 }, output: { id: 1 } }
                - { name: neither, input: { Id: 1 } }
                - text
                """);

        assertThat(problems)
                .extracting(p -> p.position().line() + " " + p.code())
                .containsExactly(
                        "1 MAP-1012",
                        "2 MAP-1012",
                        "3 MAP-1012",
                        "4 MAP-1012",
                        "5 MAP-1010",
                        "6 MAP-1010",
                        "7 MAP-1010",
                        "1 MAP-1116");
        assertThat(problems.get(0).message())
                .contains(
                        "other result",
                        "id: expected 2, got 1 (mappings/acme/deal.from-canonical.yaml:5:7: taken from Id");
    }

    @Test
    void aFieldThatTheCanonicalSchemaDoesNotKnowIsToldBeforeAnyRun() {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/canonical/deal.schema.json", """
                        {"additionalProperties": false, "properties": {
                          "id": {}, "amount": {"$ref": "#/$defs/money"}, "open": {"type": "object"},
                          "lines": {"items": {"additionalProperties": false, "properties": {"key": {}}}}},
                         "$defs": {"money": {"additionalProperties": false, "properties": {"value": {}}}}}
                        """)
                .with("mappings/acme/deal.to-canonical.yaml", """
                        mapping: acme/deal.to-canonical
                        source: acme:deal
                        target: canonical:deal
                        fields:
                          id: { from: Id }
                          amount: { fields: { value: { from: A }, curency: { from: B } } }
                          open: { fields: { any: { from: C } } }
                          lines: { each: L, fields: { key: { from: D }, kee: { from: E } } }
                          nmae: { from: F }
                        """);
        files.catalog();

        assertThat(files.found())
                .containsExactly(
                        "MAP-1011 6 fields.amount.fields.curency",
                        "MAP-1011 8 fields.lines.fields.kee",
                        "MAP-1011 9 fields.nmae");
    }

    @Test
    void everyCodeIsDocumented() throws Exception {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/throughline/mapping"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                used.addAll(codes("\"(MAP-\\d{4})\"", Files.readString(source)));
            }
        }

        TreeSet<String> documented = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                documented.addAll(codes("\\| `(MAP-\\d{4})`", Files.readString(page)));
            }
        }
        assertThat(documented).containsExactlyElementsOf(used);
    }

    private static List<String> codes(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
