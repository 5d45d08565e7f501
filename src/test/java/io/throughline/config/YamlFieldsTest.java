package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlFieldsTest {

    private enum Safety {
        READ,
        LOOK_UP
    }

    private final Problems problems = new Problems();

    private YamlFields fields(String yaml) {
        return ((YamlMap) YamlReader.read("f.yaml", yaml, problems).orElseThrow()).fields(problems);
    }

    @Test
    void readsEachType() {
        YamlFields f = fields(
                "{t: x, n: 7, b: true, d: '0.10', s: 25s, m: 5m, ms: 500ms, c: look-up, one: a, many: [a, 2], m2: {k: v}, l: [{k: v}]}");

        assertThat(f.text("t")).contains("x");
        assertThat(f.text("n")).contains("7");
        assertThat(f.integer("n")).contains(7);
        assertThat(f.bool("b")).contains(true);
        assertThat(f.decimal("d")).hasToString("Optional[0.10]");
        assertThat(f.duration("s")).contains(Duration.ofSeconds(25));
        assertThat(f.duration("m")).contains(Duration.ofMinutes(5));
        assertThat(f.duration("ms")).contains(Duration.ofMillis(500));
        assertThat(f.choice("c", Safety.class)).contains(Safety.LOOK_UP);
        assertThat(f.texts("one")).isEqualTo(List.of("a"));
        assertThat(f.texts("many")).isEqualTo(List.of("a", "2"));
        assertThat(f.fields("m2").orElseThrow().requiredText("k")).isEqualTo("v");
        assertThat(f.maps("l")).hasSize(1);
        assertThat(f.text("absent")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void collectsEveryProblemWithItsPlace() {
        YamlFields f = fields("b: maybe\nd: soon\nc: lookup\nsettel: 5s\nmap: [1]\n");
        f.bool("b");
        f.duration("d");
        f.choice("c", Safety.class);
        f.map("map");
        f.onlyKeys("b", "d", "c", "settle", "map").require("settle", "name");

        assertThat(problems.sorted())
                .extracting(p -> p.position().line() + " " + p.code())
                .containsExactly(
                        "1 CFG-1010",
                        "1 CFG-1010",
                        "1 CFG-1011",
                        "2 CFG-1011",
                        "3 CFG-1011",
                        "4 CFG-1012",
                        "5 CFG-1011");
        assertThat(problems.sorted().get(5).action()).isEqualTo("Did you mean 'settle'?");
    }

    @Test
    void takesAnEmptyValueAsAbsent() {
        YamlFields f = fields("a:\n");

        assertThat(f.requiredText("a")).isEmpty();
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("CFG-1010");
    }
}
