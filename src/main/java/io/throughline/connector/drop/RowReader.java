package io.throughline.connector.drop;

import io.throughline.config.FileForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of files; what is wrong with one is told with file and line, and the others are read (S-35). Immutable. */
final class RowReader {

    private static final int LONGEST_CELL = 4000;

    private final DropFolder folder;
    private final FileForm form;
    private final CsvText csv;
    private final CellForm cells;

    RowReader(DropFolder folder, FileForm form) {
        this.folder = folder;
        this.form = form;
        this.csv = new CsvText(form.separator());
        this.cells = new CellForm(form);
    }

    /**
     * A file that was read.
     *
     * @param hash fingerprint of its content
     * @param rows plain objects: {@code file, line, fingerprint} and either {@code cells} by column or {@code problem}
     */
    record Content(String hash, List<Map<String, Object>> rows) {}

    /** A file that the system left. */
    Content left(DropFile file) throws IOException {
        if (!file.readable()) {
            return broken(
                    file,
                    "its name is not plain or it is no ordinary file. It was not read. Give it a name of letters, digits, dots and hyphens");
        }
        byte[] bytes = folder.read(file);
        if (bytes.length > DropFolder.MOST_BYTES) {
            return broken(file, "it is longer than 16 MB. It was not read. Leave it in parts");
        }
        return left(file, new String(bytes, form.encoding()));
    }

    private Content left(DropFile file, String text) {
        List<CsvRow> rows = csv.rows(text);
        if (rows.isEmpty()) {
            return broken(file, "it is empty, without even a first line of columns");
        }
        List<String> columns = rows.get(0).cells();
        Optional<String> missing = form.needs().stream()
                .filter(column -> !columns.contains(column))
                .findFirst();
        if (missing.isPresent()) {
            return broken(
                    file,
                    "its first line has no column '%s'. None of its %d rows was read. Leave it anew with that column"
                            .formatted(missing.get(), rows.size() - 1));
        }
        if (columns.stream().distinct().count() < columns.size()) {
            return broken(file, "its first line has a column twice. None of its rows was read. Leave it anew");
        }
        List<Map<String, Object>> told = new ArrayList<>();
        rows.stream().skip(1).forEach(row -> told.add(told(file, columns, row)));
        return new Content(Fingerprint.of(text), told);
    }

    private static Content broken(DropFile file, String problem) {
        Map<String, Object> row = place(file, 1);
        row.put("fingerprint", Fingerprint.of(problem + file.arrived()));
        row.put("problem", "CON-1705 file %s: %s.".formatted(file.label(), problem));
        return new Content(Fingerprint.of(problem), List.of(row));
    }

    private Map<String, Object> told(DropFile file, List<String> columns, CsvRow row) {
        Map<String, Object> told = place(file, row.line());
        Map<String, Object> byColumn = new LinkedHashMap<>();
        String problem = row.problem().isEmpty() ? fill(byColumn, columns, row) : row.problem();
        if (problem.isEmpty()) {
            told.put("fingerprint", Fingerprint.of(byColumn));
            told.put("cells", byColumn);
        } else {
            told.put("fingerprint", Fingerprint.of(file.label() + row));
            told.put(
                    "problem",
                    "CON-1704 file %s, line %d: %s. The row was not taken; the others were. Mend it and leave it again in another file."
                            .formatted(file.label(), row.line(), problem));
        }
        return told;
    }

    private String fill(Map<String, Object> byColumn, List<String> columns, CsvRow row) {
        if (row.cells().size() != columns.size()) {
            return "it has " + row.cells().size() + " cells for " + columns.size() + " columns";
        }
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String cell = row.cells().get(i);
            Optional<String> value = cells.read(column, cell);
            if (value.isEmpty() || cell.length() > LONGEST_CELL) {
                return "column '%s' holds no %s".formatted(column, kind(column));
            }
            if (cell.isEmpty() && form.needs().contains(column)) {
                return "column '%s' is empty".formatted(column);
            }
            byColumn.put(column, value.get());
        }
        return "";
    }

    private String kind(String column) {
        if (form.decimals().contains(column)) {
            return "number";
        }
        return form.dates().contains(column) ? "date" : "text of at most " + LONGEST_CELL + " characters";
    }

    private static Map<String, Object> place(DropFile file, int line) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("file", file.label());
        place.put("line", line);
        return place;
    }

    /** A file that we wrote, with its cells as they were given. */
    List<Map<String, Object>> ours(DropFile file) throws IOException {
        List<CsvRow> rows = csv.rows(new String(folder.read(file), form.encoding()));
        List<Map<String, Object>> told = new ArrayList<>();
        for (CsvRow row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Map<String, Object> one = place(file, row.line());
            Map<String, Object> byColumn = new LinkedHashMap<>();
            List<String> columns = rows.get(0).cells();
            for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
                byColumn.put(
                        columns.get(i), cells.own(columns.get(i), row.cells().get(i)));
            }
            one.put("cells", byColumn);
            told.add(one);
        }
        return told;
    }
}
