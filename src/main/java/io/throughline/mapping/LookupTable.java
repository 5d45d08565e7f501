package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A look-up table as its file has it.
 *
 * @param name the name mappings use
 * @param file the path of the file
 * @param columns the names of the columns, the key first
 * @param rows in the order of the file, each for everybody or for those it is limited to
 */
record LookupTable(String name, String file, List<String> columns, List<Row> rows) {

    /** Columns that say when a row holds, not what it gives. */
    static final String FROM = "validFrom";

    static final String TO = "validTo";

    /**
     * One row.
     *
     * @param limits whom it is for
     */
    record Row(Position position, RowLimits limits, Validity days, List<String> values) {}

    /** The table as one chain sees it, by one of its columns; the rows of a key stand with the narrowest first. */
    record Resolved(
            String name, List<String> columns, String file, String column, boolean dated, Map<String, List<Row>> rows) {

        boolean knows(String key) {
            return rows.containsKey(key);
        }

        /** Whether a row of the key holds for a time only: days that a region gives to its own rows are no question for the others. */
        boolean asksForDay(String key) {
            return dated
                    && rows.getOrDefault(key, List.of()).stream()
                            .anyMatch(row -> !row.days().equals(Validity.ALWAYS));
        }

        /**
         * The row that holds on a day.
         *
         * @param day null if the key does not ask for one
         */
        Row row(String key, LocalDate day) {
            List<Row> found = rows.get(key);
            if (found == null || day == null) {
                return found == null ? null : found.get(0);
            }
            for (Row row : found) {
                if (row.days().holdsOn(day)) {
                    return row;
                }
            }
            return null;
        }
    }

    /** Two rows that answer the same question differently. */
    record Ambiguity(Row one, Row other) {}

    /** Who has rows of their own, as chains name them. */
    Set<String> owners() {
        return rows.stream().flatMap(row -> row.limits().owners().stream()).collect(Collectors.toSet());
    }

    boolean dated() {
        return columns.contains(FROM) || columns.contains(TO);
    }

    /** The rows that hold for a chain, the narrowest first, by the values of a column. */
    Resolved in(List<String> chain, int column) {
        Map<String, List<Row>> held = new HashMap<>();
        for (Row row : rows) {
            String key = row.values().get(column);
            if (row.limits().holdsFor(chain) && (column == 0 || !key.isEmpty())) {
                held.computeIfAbsent(key, unknown -> new ArrayList<>()).add(row);
            }
        }
        held.replaceAll((key, found) -> found.stream()
                .sorted(Comparator.comparing(Row::limits, RowLimits.narrowestFirst(chain)))
                .toList());
        return new Resolved(name, columns, file, columns.get(column), dated(), Collections.unmodifiableMap(held));
    }

    /** Two rows for the same that hold on the same day and have the same value in one column but not in another. */
    Optional<Ambiguity> ambiguity(Resolved resolved, int answer) {
        return resolved.rows().values().stream()
                .flatMap(found -> ambiguity(found, answer).stream())
                .min(Comparator.comparingInt(two -> two.other().position().line()));
    }

    private static Optional<Ambiguity> ambiguity(List<Row> found, int answer) {
        for (int i = 1; i < found.size(); i++) {
            for (int j = 0; j < i; j++) {
                Row one = found.get(j);
                Row other = found.get(i);
                boolean differs =
                        !one.values().get(answer).equals(other.values().get(answer));
                if (differs
                        && one.limits().equals(other.limits())
                        && one.days().and(other.days()).isPresent()) {
                    return Optional.of(new Ambiguity(one, other));
                }
            }
        }
        return Optional.empty();
    }

    /** All rows with the names of their columns. */
    Stream<TableRow> plainRows() {
        return rows.stream()
                .map(row -> new TableRow(
                        name, row.values().get(0), named(row), row.limits().owners(), row.days(), row.position()));
    }

    private Map<String, String> named(Row row) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), row.values().get(i));
        }
        return named;
    }
}
