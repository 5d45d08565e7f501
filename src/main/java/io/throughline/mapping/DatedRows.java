package io.throughline.mapping;

import io.throughline.config.Problems;
import io.throughline.config.Validity;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks that the rows of every dated field leave no day out and have no day twice. */
final class DatedRows {

    private final Validity ofFile;
    private final boolean complete;
    private final Problems problems;

    /** A row and when it holds. */
    private record Row(YamlMap value, Validity validity) {}

    /**
     * @param ofFile when the file as a whole holds
     * @param complete whether every day needs a row: in a base nothing stands below; before and after the rows of an overlay the wider file holds
     */
    DatedRows(Validity ofFile, boolean complete, Problems problems) {
        this.ofFile = ofFile;
        this.complete = complete;
        this.problems = problems;
    }

    void check(YamlMap fields) {
        fields.names().forEach(name -> field(name, fields.entries().get(name)));
    }

    private void field(String name, YamlNode field) {
        boolean dated = DatedFields.isDated(field);
        List<YamlMap> values =
                dated ? DatedFields.rows(field) : field instanceof YamlMap rule ? List.of(rule) : List.of();
        if (dated) {
            rows(name, values);
        }
        values.forEach(value -> value.get("fields")
                .filter(YamlMap.class::isInstance)
                .ifPresent(inner -> new DatedRows(ofFile, complete, problems).check((YamlMap) inner)));
    }

    private void rows(String name, List<YamlMap> values) {
        List<Row> rows = values.stream()
                .map(value -> new Row(value, Validity.of(value.fields(problems), problems)))
                .sorted(Comparator.comparing(
                        row -> row.validity().from(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        rows.forEach(this::reached);
        for (int i = 1; i < rows.size(); i++) {
            between(name, rows.get(i - 1), rows.get(i));
        }
        if (complete) {
            ends(name, rows.get(0), rows.get(rows.size() - 1));
        }
    }

    private void reached(Row row) {
        if (row.validity().and(ofFile).isEmpty()) {
            problems.add(
                    "MAP-1045",
                    row.value(),
                    "this row holds %s and its file %s, so it never counts.".formatted(row.validity(), ofFile),
                    "Mend the days of the row or of the file.");
        }
    }

    private void between(String name, Row earlier, Row later) {
        LocalDate end = earlier.validity().to();
        LocalDate next = later.validity().from();
        if (end == null || next == null || !next.isAfter(end)) {
            problems.add(
                    "MAP-1043",
                    later.value(),
                    "'%s' has two rows for the same days: this one holds %s, and the one at %s holds %s."
                            .formatted(name, later.validity(), earlier.value().position(), earlier.validity()),
                    "End the earlier row on the day before the later one begins.");
        } else if (!next.equals(end.plusDays(1))) {
            gap(name, later.value(), end.plusDays(1) + " to " + next.minusDays(1));
        }
    }

    private void ends(String name, Row first, Row last) {
        Optional.ofNullable(first.validity().from())
                .ifPresent(from -> gap(name, first.value(), "all days up to " + from.minusDays(1)));
        Optional.ofNullable(last.validity().to())
                .ifPresent(to -> gap(name, last.value(), "all days from " + to.plusDays(1)));
    }

    private void gap(String name, YamlMap row, String days) {
        problems.add(
                "MAP-1044",
                row,
                "'%s' has no row for %s.".formatted(name, days),
                "Add a row; if the field is meant to be absent then, write a row with 'omit: true'.");
    }
}
