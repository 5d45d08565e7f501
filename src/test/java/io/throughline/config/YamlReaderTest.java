package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {

    private final Problems problems = new Problems();

    private Optional<YamlNode> read(String text) {
        return YamlReader.read("config/x.yaml", text, problems);
    }

    @Test
    void readsTheCoreSchemaOnly() {
        Object plain = read("""
                        country: no
                        date: 2026-01-31
                        on: yes
                        truth: true
                        number: 12
                        octal: 0o17
                        hex: 0xff
                        decimal: 1.50
                        long: 12345678901
                        none:
                        tilde: ~
                        quoted: "1"
                        infinite: .inf
                        """).orElseThrow().plain();

        assertThat(plain)
                .isEqualTo(mapOf(
                        "country",
                        "no",
                        "date",
                        "2026-01-31",
                        "on",
                        "yes",
                        "truth",
                        true,
                        "number",
                        12,
                        "octal",
                        15,
                        "hex",
                        255,
                        "decimal",
                        new BigDecimal("1.50"),
                        "long",
                        12345678901L,
                        "none",
                        null,
                        "tilde",
                        null,
                        "quoted",
                        "1",
                        "infinite",
                        ".inf"));
    }

    @Test
    void readsCharactersOfTwoHalvesWhereverTheyStand() {
        for (int before = 1000; before < 1040; before++) {
            String name = "n".repeat(before) + "🚀🚀";

            assertThat(read("a: \"" + name + "\"").orElseThrow().plain()).isEqualTo(Map.of("a", name));
        }
    }

    @Test
    void knowsLineColumnAndPathOfEveryNode() {
        YamlMap map = (YamlMap) read("a:\n  - x: 1\n    y: [2, 3]\n").orElseThrow();
        YamlList list = (YamlList) map.get("a").orElseThrow();
        YamlMap item = (YamlMap) list.items().get(0);
        YamlNode three = ((YamlList) item.get("y").orElseThrow()).items().get(1);

        assertThat(three.position()).hasToString("config/x.yaml:3:12");
        assertThat(three.path()).isEqualTo("a.0.y.1");
        assertThat(item.keyPosition("y")).hasToString("config/x.yaml:3:5");
    }

    static List<Arguments> attacks() {
        return List.of(
                Arguments.of("CFG-1003", "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]"),
                Arguments.of("CFG-1003", "a: !!str 1"),
                Arguments.of("CFG-1003", "a: !env HOME"),
                Arguments.of("CFG-1003", "? !!str a\n: 1"),
                Arguments.of("CFG-1004", "a: 1\nb: 2\na: 3"),
                Arguments.of("CFG-1004", "x: {a: 1, 'a': 2}"),
                Arguments.of("CFG-1005", "? [a]\n: 1"),
                Arguments.of("CFG-1002", "a: " + "[".repeat(10_000) + "]".repeat(10_000)),
                Arguments.of("CFG-1002", "a: " + "{b: ".repeat(60) + "1" + "}".repeat(60)),
                Arguments.of("CFG-1002", "a: &a [1]\nb: [" + "*a, ".repeat(21) + "1]"),
                Arguments.of("CFG-1002", laughs()),
                Arguments.of("CFG-1002", "a: " + "x".repeat(1_000_001)),
                Arguments.of("CFG-1002", "a: " + "9".repeat(101)),
                Arguments.of("CFG-1002", "a: 1e1000000000"),
                Arguments.of("CFG-1001", "a: &a [*a]"),
                Arguments.of("CFG-1001", "a: *b"),
                Arguments.of("CFG-1001", "a: 1\n---\nb: 2"),
                Arguments.of("CFG-1001", ""),
                Arguments.of("CFG-1001", "# only a comment"),
                Arguments.of("CFG-1001", "a: [1"),
                Arguments.of("CFG-1001", "a: b: c"),
                Arguments.of("CFG-1001", "a: \u0000"));
    }

    private static String laughs() {
        String doubled = "a0: &a0 [x, x]\n";
        for (int i = 1; i < 30; i++) {
            doubled += "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1);
        }
        return doubled;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("S-22 refuses tags, doubled names, bombs and depth, each with a place")
    void s22RefusesAttacks(String code, String text) {
        assertThat(read(text)).isEmpty();
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().file()).isEqualTo("config/x.yaml");
        });
    }

    @Test
    void neverQuotesTheFileInAProblem() {
        read("password: 'hunter2\nnext: [");

        assertThat(problems.sorted().toString()).doesNotContain("hunter2");
    }

    @Property
    void s22AnyTextIsReadOrIsAProblem(@ForAll String text) {
        Problems found = new Problems();
        boolean present = YamlReader.read("x.yaml", text, found).isPresent();

        assertThat(present).isEqualTo(found.isEmpty());
    }

    private static Map<String, Object> mapOf(Object... entries) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    static String codes(Problems problems) {
        return problems.sorted().stream().map(Problem::code).collect(Collectors.joining(" "));
    }

    static String lines(String... lines) {
        return Arrays.stream(lines).collect(Collectors.joining("\n"));
    }
}
