package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionTest {

    @TempDir
    Path root;

    @Test
    void givesTheSameToManyThreadsThatUseSeveralExpressionsAtOnce() {
        Mapping mapping = new MappingFolder(root).fields("""
                        sum: { expr: "$sum(Lines.(Qty * Price)) & '-' & Id", reads: [ "Lines[].Qty", "Lines[].Price", Id ] }
                        text: { expr: "($f := function($x){ $x = 0 ? '' : $f($x - 1) & $string($x) }; $f(Id % 7) & '-' & $region)", reads: [ Id, $region ] }
                        """).mapping();

        List<String> results = IntStream.range(0, 4000)
                .parallel()
                .mapToObj(i -> Json.write(mapping.apply(
                        Map.of("Id", i, "Lines", List.of(Map.of("Qty", i, "Price", 2), Map.of("Qty", 1, "Price", 1))),
                        Map.of("region", "r" + i % 3))))
                .toList();

        for (int i = 0; i < results.size(); i++) {
            String digits = "123456".substring(0, i % 7);
            assertThat(results.get(i))
                    .isEqualTo(
                            "{\"sum\":\"" + (2 * i + 1) + "-" + i + "\",\"text\":\"" + digits + "-r" + i % 3 + "\"}");
        }
    }

    @Test
    @DisplayName("S-21 the time of all expressions of a run together is bounded, from inside the evaluation")
    void s21TimeIsBoundedOverARun() {
        AtomicLong clock = new AtomicLong();
        ExpressionBudget budget = new ExpressionBudget(() -> clock.addAndGet(300_000_000));

        budget.begin(List.of());
        budget.callback(null, null, null);
        budget.end();
        budget.begin(List.of());

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        budget.callback(null, null, null);
                    }
                })
                .isInstanceOf(ExpressionBudget.Spent.class);
        assertThat(budget.isSpent()).isTrue();
    }

    @Test
    @DisplayName("S-21 the budget is one for all items of a run")
    void s21StepsAreBoundedOverARun() {
        Mapping mapping = new MappingFolder(root)
                .fields("x: { each: L, value: { expr: \"$sum($map([1..500], function($i){ $i }))\", reads: [] } }")
                .mapping();
        List<Integer> many = IntStream.range(0, 5000).boxed().toList();

        assertThat(mapping.explain(Map.of("L", many), Map.of()).problems())
                .extracting(MappingProblem::code)
                .contains("MAP-2019");
    }

    @Test
    void aSyntaxErrorIsToldAtItsLineAndColumn() {
        MappingFolder files = new MappingFolder(root).fields("""
                one: { expr: "A + ", reads: [ A ] }
                two:
                  expr: |
                    A +
                    $sun(A)
                  reads: [ A ]
                """);
        files.catalog();

        assertThat(files.problems())
                .extracting(p -> p.code() + " " + p.position().line() + ":"
                        + p.position().column() + " " + p.action())
                .containsExactly("MAP-1023 5:20 Mend it at this place.", "MAP-1024 9:7 Did you mean $sum?");
    }

    @Test
    void knowsWhatAnExpressionReads() {
        Mapping mapping = new MappingFolder(root)
                .fields("x: { each: Lines, value: { expr: \"$sum(Parts.Qty) & $top.C & $region & Name\","
                        + " reads: [ \"Parts[].Qty\", /C, $region, Name ] } }")
                .mapping();

        assertThat(mapping.reads())
                .containsExactlyInAnyOrder("Lines", "Lines[].Parts[].Qty", "C", "$region", "Lines[].Name");
        assertThat(mapping.explain(
                                Json.read("{\"Lines\":[{\"Parts\":[{\"Qty\":1}],\"Name\":\"n\"}],\"C\":\"c\"}"),
                                Map.of())
                        .fields()
                        .get(0)
                        .reads())
                .contains("Lines.0.Parts.0.Qty", "C", "Lines.0.Name");
    }

    @Test
    @DisplayName("a failing expression tells neither log nor message what the data was")
    void keepsDataOutOfMessagesAndOutput() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Mapping mapping = new MappingFolder(root)
                .fields("x: { expr: \"$number(A) + B\", reads: [ A, B ] }\ny: { expr: \"$sum(A)\", reads: [ A ] }")
                .mapping();
        try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            assertThat(mapping.explain(Map.of("A", "secret%s", "B", "secret"), Map.of())
                            .problems()
                            .toString())
                    .contains("MAP-2018")
                    .doesNotContain("secret");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    }
}
