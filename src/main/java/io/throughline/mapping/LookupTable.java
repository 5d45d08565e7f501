package io.throughline.mapping;

import io.throughline.config.Position;
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
 * @param rows by key, each for one region or for all
 */
record LookupTable(String name, String file, List<String> columns, Map<String, List<Row>> rows) {

    /**
     * One row.
     *
     * @param region the region it is for, empty for all
     */
    record Row(Position position, String region, List<String> values) {}

    /** The table as one region sees it. */
    record Resolved(String file, Map<String, Row> rows) {
        Row row(String key) {
            return rows.get(key);
        }
    }

    /** The regions that have rows of their own. */
    Set<String> regions() {
        return rows.values().stream()
                .flatMap(List::stream)
                .map(Row::region)
                .filter(region -> !region.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The rows that hold for a chain of regions, the narrowest region first. */
    Resolved in(List<String> chain) {
        Map<String, Row> held = new HashMap<>();
        rows.forEach((key, candidates) -> {
            Row best = null;
            for (Row row : candidates) {
                best = rank(row, chain) < rank(best, chain) ? row : best;
            }
            if (best != null) {
                held.put(key, best);
            }
        });
        return new Resolved(file, Map.copyOf(held));
    }

    private static int rank(Row row, List<String> chain) {
        if (row == null) {
            return Integer.MAX_VALUE;
        }
        int index = chain.indexOf(row.region());
        return row.region().isEmpty() ? chain.size() : index < 0 ? Integer.MAX_VALUE : index;
    }
}
