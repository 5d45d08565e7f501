package io.throughline.connector.drop;

import io.throughline.canonical.Json;
import io.throughline.config.FileForm;
import java.io.ByteArrayOutputStream;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the bytes of a file of rows. A row that cannot be written refuses the whole file and is named. Immutable. */
final class DropWrite {

    private static final int MOST_ROWS = 10_000;

    private final FileForm form;
    private final CsvText csv;
    private final CellForm cells;

    DropWrite(FileForm form) {
        this.form = form;
        this.csv = new CsvText(form.separator());
        this.cells = new CellForm(form);
    }

    /**
     * The file, with the columns of its rows in the order in which they come.
     *
     * @param body {@code {"rows": [ {column: value} ]}}
     */
    byte[] bytes(Object body) {
        List<Object> rows = Json.at(body, "rows") instanceof List<?> list ? Json.asList(list) : List.of();
        if (rows.isEmpty() || rows.size() > MOST_ROWS || !rows.stream().allMatch(Json::isObject)) {
            throw new DropException(
                    422,
                    "CON-1707 a file takes 1 to " + MOST_ROWS
                            + " rows, each an object of its columns: nothing was written. Mend the mapping.",
                    "rows");
        }
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(Json.asObject(row).keySet()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(csv.line(List.copyOf(columns)).getBytes(form.encoding()));
        for (int i = 0; i < rows.size(); i++) {
            bytes.writeBytes(row(columns, Json.asObject(rows.get(i)), "rows[" + i + "]"));
        }
        return bytes.toByteArray();
    }

    private byte[] row(Set<String> columns, Map<String, Object> row, String at) {
        List<String> line = new ArrayList<>();
        for (String column : columns) {
            Object value = row.get(column);
            line.add(value == null ? "" : cell(column, value, at + "." + column));
        }
        return csv.line(line).getBytes(form.encoding());
    }

    private String cell(String column, Object value, String at) {
        if (value instanceof Map || value instanceof List) {
            throw refused(at, "is no single value");
        }
        try {
            String cell = cells.written(column, value instanceof String text ? text : Json.write(value));
            form.encoding().newEncoder().encode(CharBuffer.wrap(cell));
            return cell;
        } catch (CharacterCodingException e) {
            throw refused(at, "has a letter that " + form.encoding().name() + " does not have");
        } catch (DateTimeException e) {
            throw refused(at, "is no date");
        }
    }

    private static DropException refused(String at, String what) {
        return new DropException(
                422,
                "CON-1708 a cell " + what
                        + ": nothing was written, for the system would read something else. Mend the value.",
                at);
    }
}
