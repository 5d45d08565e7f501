package io.throughline.mapping;

import io.throughline.config.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look-up table as its file has it.
 *
 * @param name the name mappings use
 * @param file the path of the file
 * @param columns the names of the columns, the key first
 * @param rows by key, each for everybody or for those it is limited to
 */
record LookupTable(String name, String file, List<String> columns, Map<String, List<Row>> rows) {

    /**
     * One row.
     *
     * @param limits whom it is for
     */
    record Row(Position position, RowLimits limits, List<String> values) {}

    /** The table as one chain sees it. */
    record Resolved(String file, Map<String, Row> rows) {
        Row row(String key) {
            return rows.get(key);
        }
    }

    /** Who has rows of their own, as chains name them. */
    Set<String> owners() {
        return rows.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.limits().owners().stream())
                .collect(Collectors.toSet());
    }

    /** The rows that hold for a chain, the narrowest first: of each key the narrowest row. */
    Resolved in(List<String> chain) {
        Map<String, Row> held = new HashMap<>();
        rows.forEach((key, candidates) -> candidates.stream()
                .filter(row -> row.limits().holdsFor(chain))
                .min(Comparator.comparing(Row::limits, RowLimits.narrowestFirst(chain)))
                .ifPresent(row -> held.put(key, row)));
        return new Resolved(file, Map.copyOf(held));
    }
}
