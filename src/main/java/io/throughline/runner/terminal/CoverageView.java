package io.throughline.runner.terminal;

import io.throughline.mapping.ExampleCoverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rules no example exercises, as text and as JSON. */
public final class CoverageView {

    private CoverageView() {}

    /** A line for each mapping and each rule that no example exercises, then the total. */
    public static String text(ExampleCoverage coverage) {
        List<String> lines = new ArrayList<>();
        for (ExampleCoverage.OfMapping mapping : coverage.mappings()) {
            if (!mapping.missing().isEmpty()) {
                lines.add("%s: %d of %d rules make a value in an example; not these:"
                        .formatted(
                                mapping.mapping(),
                                mapping.rules() - mapping.missing().size(),
                                mapping.rules()));
                mapping.missing()
                        .forEach(rule -> lines.add("  %s %s: %s"
                                .formatted(
                                        rule.position(),
                                        rule.path(),
                                        PlainText.line(String.join("; ", rule.words()), 160))));
            }
        }
        lines.add("%d of %d rules (%d %%) make a value in an example"
                .formatted(coverage.exercised(), coverage.rules(), coverage.percent()));
        return String.join("\n", lines);
    }

    /** The same in the shape of docs/cli.md. */
    public static Map<String, Object> json(ExampleCoverage coverage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rules", coverage.rules());
        json.put("exercised", coverage.exercised());
        json.put("percent", coverage.percent());
        json.put(
                "mappings",
                coverage.mappings().stream().map(CoverageView::mapping).toList());
        return json;
    }

    private static Map<String, Object> mapping(ExampleCoverage.OfMapping mapping) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mapping", mapping.mapping());
        json.put("rules", mapping.rules());
        json.put(
                "notExercised",
                mapping.missing().stream().map(CoverageView::rule).toList());
        return json;
    }

    private static Map<String, Object> rule(ExampleCoverage.Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", rule.path());
        json.put("file", rule.position().file());
        json.put("line", rule.position().line());
        json.put("column", rule.position().column());
        json.put("rule", rule.words());
        return json;
    }
}
