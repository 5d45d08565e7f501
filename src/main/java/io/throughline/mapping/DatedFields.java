package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Validity;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one file as they are on a day. A field is written as one value, or as a list of rows that hold at different times; a value with
 * {@code validFrom} or {@code validTo} is a list of one row. Remembers since when each value holds. For one thread.
 */
final class DatedFields {

    private static final String FIELDS = "fields";

    private final Validity ofFile;
    private final boolean base;
    private final Map<Position, Validity> validities = new HashMap<>();

    /**
     * @param ofFile when the file as a whole holds
     * @param base whether nothing stands below this file: then a row with {@code omit} only says that there is no value
     */
    DatedFields(Validity ofFile, boolean base) {
        this.ofFile = ofFile;
        this.base = base;
    }

    /** When values hold that do not hold always, by the place of the value. */
    Map<Position, Validity> validities() {
        return validities;
    }

    /** Fields that have no row for the day are left out. */
    YamlMap on(LocalDate day, YamlMap fields) {
        return on(day, fields, ofFile);
    }

    private YamlMap on(LocalDate day, YamlMap fields, Validity around) {
        Map<String, YamlNode> held = new LinkedHashMap<>();
        fields.entries()
                .forEach((name, node) -> rowOf(node, day).ifPresent(row -> held.put(name, value(day, row, around))));
        return new YamlMap(fields.position(), fields.path(), held, fields.keys());
    }

    private Optional<YamlNode> rowOf(YamlNode field, LocalDate day) {
        return isDated(field)
                ? rows(field).stream()
                        .filter(row -> validity(row).holdsOn(day))
                        .findFirst()
                        .filter(row -> !base || !row.has("omit"))
                        .map(YamlNode.class::cast)
                : Optional.of(field);
    }

    private YamlNode value(LocalDate day, YamlNode row, Validity around) {
        if (!(row instanceof YamlMap rule)) {
            return row;
        }
        Validity validity = validity(rule).and(around).orElse(around);
        if (!validity.equals(Validity.ALWAYS)) {
            validities.put(rule.position(), validity);
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>(rule.entries());
        entries.keySet().removeAll(Validity.WORDS);
        entries.computeIfPresent(
                FIELDS, (name, node) -> node instanceof YamlMap inner ? on(day, inner, validity) : node);
        return new YamlMap(rule.position(), rule.path(), entries, rule.keys());
    }

    /** Whether the value of a field depends on the day. */
    static boolean isDated(YamlNode field) {
        return field instanceof YamlList && !rows(field).isEmpty() || field instanceof YamlMap rule && isRow(rule);
    }

    private static boolean isRow(YamlMap rule) {
        return Validity.WORDS.stream().anyMatch(rule::has);
    }

    /** The rows of a dated field; empty if it is a list of something else, which is no value at all. */
    static List<YamlMap> rows(YamlNode field) {
        if (field instanceof YamlMap row) {
            return List.of(row);
        }
        List<YamlNode> items = field instanceof YamlList list ? list.items() : List.of();
        List<YamlMap> rows = items.stream()
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .toList();
        return rows.size() == items.size() ? rows : List.of();
    }

    /** When a row holds; what is wrong with its dates is told by {@link DatedRows}. */
    static Validity validity(YamlMap row) {
        return Validity.of(row.fields(new Problems()), new Problems());
    }

    /** The days of all rows, those within rows too. */
    static Collection<Validity> cuts(YamlMap fields) {
        List<Validity> cuts = new ArrayList<>();
        fields.entries().values().forEach(node -> {
            List<YamlMap> values =
                    isDated(node) ? rows(node) : node instanceof YamlMap rule ? List.of(rule) : List.of();
            values.forEach(row -> {
                cuts.add(validity(row));
                row.get(FIELDS)
                        .filter(YamlMap.class::isInstance)
                        .ifPresent(inner -> cuts.addAll(cuts((YamlMap) inner)));
            });
        });
        return cuts;
    }
}
