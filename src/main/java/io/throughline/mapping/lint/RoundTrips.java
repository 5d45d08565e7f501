package io.throughline.mapping.lint;

import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlScalar;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one mapping of an object reads and the other writes, but not unchanged: text that is cut on the way out, and two keys that become one value, so
 * that the way back cannot know which it was.
 */
final class RoundTrips {

    private final Problems problems;
    private final Map<String, List<TableRow>> tables;
    private final Map<String, List<Anatomy>> byObject = new LinkedHashMap<>();

    RoundTrips(LintSources sources, Problems problems) {
        this.problems = problems;
        this.tables = sources.catalog().tableRows().stream().collect(Collectors.groupingBy(TableRow::table));
    }

    void add(Anatomy anatomy) {
        String object = anatomy.mapping().substring(0, anatomy.mapping().indexOf('.'));
        byObject.computeIfAbsent(object + anatomy.chain(), same -> new ArrayList<>())
                .add(anatomy);
    }

    void check() {
        byObject.values()
                .forEach(both -> both.stream()
                        .filter(out -> !out.toCanonical())
                        .forEach(out ->
                                both.stream().filter(Anatomy::toCanonical).forEach(back -> pair(out, back))));
    }

    private void pair(Anatomy out, Anatomy back) {
        for (Anatomy.Read read : back.reads()) {
            if (out.writes().get(read.path()) instanceof YamlMap rule) {
                cut(out, back, read, rule);
                table(out, read, rule);
            }
        }
    }

    private void cut(Anatomy out, Anatomy back, Anatomy.Read read, YamlMap rule) {
        boolean cuts = rule.get("text")
                .map(text -> String.valueOf(text.plain()).contains("cut="))
                .orElse(false);
        if (cuts && isKey(read)) {
            problems.warn(
                    "MAP-1110",
                    out.placeOf(read.path()),
                    read.path(),
                    "the text is cut here, and %s reads it back as %s (%s): a long value comes back as another one."
                            .formatted(back.mapping(), read.target(), read.position()),
                    "Do not cut what is read back, or read something else.");
        }
    }

    /** Names and words may come back shorter; ids and codes may not. */
    private static boolean isKey(Anatomy.Read read) {
        String name = read.target().toLowerCase(java.util.Locale.ROOT);
        return name.endsWith("id") || name.endsWith("code") || name.endsWith("key") || name.endsWith("number");
    }

    private void table(Anatomy out, Anatomy.Read read, YamlMap rule) {
        String name = rule.entries().get("lookup") instanceof YamlScalar table ? table.text() : "";
        Map<String, List<TableRow>> byAnswer = tables.getOrDefault(name, List.of()).stream()
                .filter(row -> row.holdsFor(out.chain()))
                .collect(Collectors.groupingBy(row ->
                        row.values().values().stream().skip(1).findFirst().orElse("")));
        byAnswer.forEach((answer, rows) -> {
            long keys = rows.stream().map(TableRow::key).distinct().count();
            if (keys > 1) {
                problems.warn(
                        "MAP-1110",
                        rows.get(rows.size() - 1).position(),
                        "",
                        "%d keys have the answer '%s', and %s is read back (%s): the way back cannot know which it was."
                                .formatted(keys, answer, read.path(), read.position()),
                        "Give each key an answer of its own.");
            }
        });
    }
}
