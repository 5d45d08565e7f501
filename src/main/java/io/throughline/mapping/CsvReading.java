package io.throughline.mapping;

import io.throughline.config.LayerFile;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Validity;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a look-up table: comma-separated, double quotes around values with commas, one row a line. */
final class CsvReading {

    private static final int MAX_CELLS = 64;
    private static final int MAX_CELL = 1000;

    private static final int MAX_PROBLEMS = 100;

    private final LayerFile file;
    private final Problems problems;

    CsvReading(LayerFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The table; empty, with problems, if it cannot be used. */
    Optional<LookupTable> table() {
        int before = problems.size();
        // spreadsheets put a mark of the byte order in front
        List<String> lines = file.text().replaceFirst("^\ufeff", "").lines().toList();
        List<String> columns = lines.isEmpty() ? List.of() : cells(lines.get(0), 1);
        if (columns.size() < 2
                || columns.contains("")
                || columns.stream().distinct().count() < columns.size()) {
            wrong(1, "the first line must name at least two different columns.");
            return Optional.empty();
        }
        columns.stream()
                .filter(column -> RowLimits.meant(column).isPresent())
                .forEach(column -> wrong(
                        1,
                        "the column '%s' limits nothing, because it is not written '%s'."
                                .formatted(column, RowLimits.meant(column).orElseThrow())));
        if (columns.size() > MAX_CELLS) {
            wrong(1, "the table has more than " + MAX_CELLS + " columns.");
            return Optional.empty();
        }
        List<LookupTable.Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size() && problems.size() < before + MAX_PROBLEMS; i++) {
            if (!lines.get(i).isBlank()) {
                row(columns, cells(lines.get(i), i + 1), i + 1).ifPresent(rows::add);
            }
        }
        overlaps(rows);
        String name = file.path().substring(file.path().lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
        LookupTable table = new LookupTable(name, file.path(), columns, List.copyOf(rows));
        return problems.size() == before ? Optional.of(table) : Optional.empty();
    }

    private Optional<LookupTable.Row> row(List<String> columns, List<String> cells, int line) {
        if (cells.size() != columns.size()) {
            wrong(line, "this row has " + cells.size() + " values for " + columns.size() + " columns.");
            return Optional.empty();
        }
        if (cells.stream().anyMatch(cell -> cell.length() > MAX_CELL || cell.indexOf('\0') >= 0)) {
            wrong(line, "a value is longer than " + MAX_CELL + " characters or holds NUL.");
            return Optional.empty();
        }
        int before = problems.size();
        LocalDate from = day(columns, cells, LookupTable.FROM, line);
        LocalDate to = day(columns, cells, LookupTable.TO, line);
        if (from != null && to != null && to.isBefore(from)) {
            wrong(line, "this row ends on " + to + ", before it begins on " + from + ".");
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 1; i < cells.size(); i++) {
            named.put(columns.get(i), cells.get(i));
        }
        return Optional.of(new LookupTable.Row(
                new Position(file.path(), line, 1), RowLimits.of(named), new Validity(from, to), cells));
    }

    private static String cell(List<String> columns, List<String> cells, String name) {
        return columns.contains(name) ? cells.get(columns.indexOf(name)) : "";
    }

    private LocalDate day(List<String> columns, List<String> cells, String name, int line) {
        String text = cell(columns, cells, name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(line, "its " + name + " is no date YYYY-MM-DD.");
            return null;
        }
    }

    /** Rows of one key for the same region, legal entity and customer may follow each other in time, not stand beside each other (D27). */
    private void overlaps(List<LookupTable.Row> rows) {
        Map<List<Object>, List<LookupTable.Row>> sameKey = new HashMap<>();
        for (LookupTable.Row row : rows) {
            sameKey.computeIfAbsent(List.of(row.values().get(0), row.limits()), key -> new ArrayList<>())
                    .add(row);
        }
        sameKey.values().forEach(this::overlapsOfKey);
    }

    private void overlapsOfKey(List<LookupTable.Row> rows) {
        List<LookupTable.Row> byStart = rows.stream()
                .sorted(Comparator.comparing(row ->
                        row.days().from() == null ? LocalDate.MIN : row.days().from()))
                .toList();
        for (int i = 1; i < byStart.size(); i++) {
            LookupTable.Row one = byStart.get(i - 1);
            LookupTable.Row other = byStart.get(i);
            if (one.days().and(other.days()).isPresent()) {
                overlap(one, other);
                return;
            }
        }
    }

    private void overlap(LookupTable.Row one, LookupTable.Row other) {
        boolean swapped = other.position().line() < one.position().line();
        LookupTable.Row first = swapped ? other : one;
        LookupTable.Row second = swapped ? one : other;
        if (first.days().equals(Validity.ALWAYS) && second.days().equals(Validity.ALWAYS)) {
            wrong(
                    second.position().line(),
                    "the key of this row stands twice for the same region, legal entity and customer: also in line "
                            + first.position().line() + ".");
            return;
        }
        problems.add(
                "MAP-1021",
                second.position(),
                "",
                "this row and line " + first.position().line()
                        + " are for the same key, region, legal entity and customer and hold on the same days (D27).",
                "Let one end (validTo) before the other begins (validFrom).");
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
