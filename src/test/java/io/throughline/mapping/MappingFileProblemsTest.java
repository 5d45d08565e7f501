package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingFileProblemsTest {

    @TempDir
    Path root;

    static List<Arguments> wrongRules() {
        return List.of(
                rule("MAP-1002", "x: Id"),
                rule("MAP-1002", "x:"),
                rule("MAP-1002", "x: [ a ]"),
                rule("MAP-1002", "x: {}"),
                rule("MAP-1002", "x: { required: true }"),
                rule("MAP-1002", "x: { from: A, constant: b }"),
                rule("MAP-1002", "x: { each: L }"),
                rule("MAP-1002", "x: { each: L, fields: { a: { from: b } }, value: { from: c } }"),
                rule("CFG-1012", "x: { from: A, requird: true }"),
                rule("CFG-1012", "x: { from: A, zone: UTC }"),
                rule("CFG-1011", "x: { from: A, required: maybe }"),
                rule("MAP-1003", "x: { from: [ A, 'b c' ] }"),
                rule("MAP-1003", "x: { from: $secret }"),
                rule("MAP-1003", "x: { from: $env.HOME }"),
                rule("MAP-1004", "x: { from: A, 'null': drop }"),
                rule("MAP-1004", "x: { from: A, text: reverse }"),
                rule("MAP-1004", "x: { from: A, text: { cut: 0 } }"),
                rule("MAP-1004", "x: { from: A, when: { field: B } }"),
                rule("MAP-1004", "x: { from: A, when: { field: B, present: perhaps } }"),
                rule("MAP-1004", "x: { from: A, when: B }"),
                rule("MAP-1004", "x: { from: A, otherwise: { constant: b } }"),
                rule("MAP-1004", "x: { concat: A }"),
                rule("MAP-1004", "x: { date: A, in: 'QQQQQQQ' }"),
                rule("MAP-1004", "x: { date: A, zone: Mars/Olympus }"),
                rule("MAP-1004", "x: { number: A, digits: 99 }"),
                rule("CFG-1011", "x: { number: A, round: ceiling }"),
                rule("CFG-1010", "x: { money: { value: A } }"),
                rule("CFG-1011", "x: { money: A }"),
                rule("CFG-1011", "x: { each: L, take: second, value: { from: a } }"),
                rule("MAP-1004", "x: { each: L, take: first, groupBy: a, value: { from: a } }"),
                rule("CFG-1010", "x: { sum: { each: L } }"),
                rule("CFG-1012", "x: { sum: { each: L, value: a, wher: { field: a, present: true } } }"),
                rule("MAP-1003", "x: { count: 'a b' }"),
                rule("MAP-1004", "x: { duration: A, in: hour }"),
                rule("MAP-1004", "x: { duration: A, in: days }"),
                rule("MAP-1004", "x: { duration: A, in: days, hoursPerDay: 0 }"),
                rule("MAP-1004", "x: { from: A, enum: { a: [ b ] } }"),
                rule("MAP-1004", "x: { from: A, enum: a }"),
                rule("MAP-1004", "x: { from: A, text: { replace: '', with: a } }"),
                rule("MAP-1004", "x: { from: A, text: { pad: 5000 } }"),
                rule("MAP-1004", "x: { from: A, text: { split: '-', take: third } }"),
                rule("MAP-1004", "x: { from: A, when: { field: B, greater: soon } }"),
                rule("MAP-1004", "x: { from: A, when: { any: [] } }"),
                rule("MAP-1004", "x: { from: A, when: { any: [ { field: B, equals: 1 } ], field: B } }"),
                rule("CFG-1012", "x: { from: A, when: { field: B, equal: 1 } }"),
                rule("CFG-1010", "x: { from: A, crosswalk: { kind: customer } }"),
                rule("CFG-1010", "x: { exchange: { transaction: A, currency: B, rate: C, date: D } }"),
                rule("MAP-1005", "x: { from: A, lookup: nowhere }"),
                rule("MAP-1005", "x: { from: A, lookup: ../../etc/passwd }"));
    }

    private static Arguments rule(String code, String rule) {
        return Arguments.of(code, rule);
    }

    @ParameterizedTest
    @MethodSource("wrongRules")
    void aWrongRuleIsAProblemAtItsLine(String code, String rule) {
        MappingFolder files = new MappingFolder(root).fields("ok: { from: A }\n" + rule);
        MappingCatalog catalog = files.catalog();

        assertThat(files.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().line()).isEqualTo(6);
            assertThat(problem.path()).startsWith("fields");
        });
        assertThat(catalog.names()).containsExactly(MappingFolder.NAME);
    }

    static List<String> attacks() {
        return List.of(
                "${java.lang.Runtime.getRuntime().exec('id')}",
                "#{systemProperties}",
                "T(java.lang.Runtime)",
                "simple(${body})",
                "bean:runtime",
                "env:HOME",
                "{{env:HOME}}",
                "{{sys:user.home}}",
                "a()",
                "a.getClass()",
                "a[0]",
                "a.b[?(@.c)]",
                "../a",
                "a/../b",
                "//a",
                "a..b",
                ".a",
                "a.",
                "a;b",
                "a|b",
                "a && b",
                "a + b",
                "a ? b : c",
                "${",
                "$$marker",
                "$",
                "$system.${x}",
                "@bean",
                "a:b",
                "a\\b",
                "['a",
                "['']",
                "['a']['b']",
                "a\u0000b",
                "a\nb",
                "`id`",
                "<script>",
                "file:///etc/passwd",
                "/",
                "*a",
                "a.**",
                "x".repeat(400));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("S-20 what is no path is refused when the file is read")
    void s20RefusesExpressions(String path) {
        assertThat(SourcePath.of(path)).isEmpty();
    }

    @Test
    @DisplayName("S-20 an attack in a file is a located problem")
    void s20TellsWhere() {
        MappingFolder files = new MappingFolder(root).fields("a: { from: A }\nb: { from: \"T(java.lang.Runtime)\" }");
        files.catalog();

        assertThat(files.found()).containsExactly("MAP-1003 6 fields.b.from");
    }

    @Test
    void tellsEverythingAtOnce() {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/" + MappingFolder.NAME + ".yaml", """
                        mapping: acme/other
                        source: acme:deal
                        target: canonical:deal
                        feilds: {}
                        fields:
                          a: { from: A, lookup: lines }
                          b: { frm: B }
                        """)
                .with("mappings/lookups/lines.csv", "key,value\na,1\na,2\nb\n\"c,3\n")
                .with("mappings/acme/deal.to-cannonical.yaml", "x: 1");
        files.catalog();

        assertThat(files.found())
                .containsExactly(
                        "MAP-1001 1 mapping",
                        "MAP-1001 2 source",
                        "MAP-1001 3 target",
                        "CFG-1012 4",
                        "MAP-1005 6 fields.a.lookup",
                        "MAP-1002 7 fields.b",
                        "MAP-1001 0",
                        "MAP-1006 3",
                        "MAP-1006 4",
                        "MAP-1006 5",
                        "MAP-1006 5");
    }

    @Test
    @DisplayName("D27 two rows of one key that overlap in time are refused with both lines")
    void d27RefusesOverlappingRows() {
        MappingFolder files = new MappingFolder(root).fields("ok: { from: A }").with("mappings/lookups/rates.csv", """
                role,id,validFrom,validTo
                Lead,1,2026-01-01,2026-06-30
                Junior,1,,
                Lead,2,2026-06-01,2026-12-31
                Chief,1,2026-02-01,2026-01-31
                Chief,1,soon,
                """);
        files.catalog();

        assertThat(files.found()).containsExactly("MAP-1021 4", "MAP-1006 5", "MAP-1006 6");
        assertThat(files.problems().get(0).message()).contains("line 2");
    }

    @Test
    void aLookupBackwardsThatGivesTwoAnswersIsRefusedWithBothLines() {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/lookups/lines.csv", "key,canonical,same\na,x,1\nb,y,1\nc,x,1\n")
                .fields("ok: { from: A, lookup: { table: lines, by: canonical, column: same } }\n"
                        + "bad: { from: A, lookup: { table: lines, by: canonical } }");
        files.catalog();

        assertThat(files.found()).containsExactly("MAP-1020 6 fields.bad.lookup.by");
        assertThat(files.problems().get(0).message()).contains("line 2", "line 4");
    }

    @Test
    void aMisspelledColumnIsToldWithTheNearestRightName() {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/lookups/lines.csv", "key,canonical\na,x\n")
                .fields("x: { from: A, lookup: { table: lines, column: cannonical } }");
        files.catalog();

        assertThat(files.problems().get(0).action()).isEqualTo("Did you mean 'canonical'?");
    }

    @Test
    @DisplayName("S-27 a canonical object without a schema is a problem")
    void s27NeedsASchema() {
        MappingFolder files = new MappingFolder(root)
                .with("mappings/acme/deal.to-canonical.yaml", """
                        mapping: acme/deal.to-canonical
                        source: acme:deal
                        target: canonical:deal
                        fields: { id: { from: Id } }
                        """)
                .with("mappings/canonical/other.schema.json", "{");
        files.catalog();

        assertThat(files.found()).containsExactly("MAP-1009 3 target", "MAP-1009 1");
    }

    @Test
    void twoMappingsBetweenTheSameTypesAreAProblem() {
        String other =
                MappingFolder.HEAD.replace(MappingFolder.NAME, "acme/again.from-canonical") + "  x: { from: A }\n";
        MappingFolder files =
                new MappingFolder(root).fields("x: { from: A }").with("mappings/acme/again.from-canonical.yaml", other);
        files.catalog();

        assertThat(files.found()).containsExactly("MAP-1123 3 target", "MAP-1001 1");
    }
}
