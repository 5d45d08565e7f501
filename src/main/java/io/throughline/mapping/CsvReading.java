package io.throughline.mapping;

import io.throughline.config.LayerFile;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a look-up table: comma-separated, double quotes around values with commas, one row a line. */
final class CsvReading {

    private final LayerFile file;
    private final Problems problems;

    CsvReading(LayerFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The table; empty, with problems, if it cannot be used. */
    Optional<LookupTable> table() {
        int before = problems.size();
        List<String> lines = file.text().lines().toList();
        List<String> columns = lines.isEmpty() ? List.of() : cells(lines.get(0), 1);
        if (columns.size() < 2
                || columns.contains("")
                || columns.stream().distinct().count() < columns.size()) {
            wrong(1, "the first line must name at least two different columns.");
            return Optional.empty();
        }
        Map<String, List<LookupTable.Row>> rows = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(rows, columns, cells(lines.get(i), i + 1), i + 1);
            }
        }
        String name = file.path().substring(file.path().lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
        LookupTable table = new LookupTable(name, file.path(), columns, Map.copyOf(rows));
        return problems.size() == before ? Optional.of(table) : Optional.empty();
    }

    private void add(Map<String, List<LookupTable.Row>> rows, List<String> columns, List<String> cells, int line) {
        if (cells.size() != columns.size()) {
            wrong(line, "this row has " + cells.size() + " values for " + columns.size() + " columns.");
            return;
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 1; i < cells.size(); i++) {
            named.put(columns.get(i), cells.get(i));
        }
        RowLimits limits = RowLimits.of(named);
        List<LookupTable.Row> sameKey = rows.computeIfAbsent(cells.get(0), key -> new ArrayList<>());
        sameKey.stream()
                .filter(row -> row.limits().equals(limits))
                .findFirst()
                .ifPresent(row -> wrong(
                        line,
                        "the key of this row stands twice for the same region, legal entity and customer: also in line "
                                + row.position().line() + "."));
        sameKey.add(new LookupTable.Row(new Position(file.path(), line, 1), limits, cells));
    }

    private List<String> cells(String line, int number) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            wrong(number, "a quotation mark is not closed on its line.");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private void wrong(int line, String message) {
        problems.add("MAP-1006", new Position(file.path(), line, 1), "", message, "Mend the row.");
    }
}
