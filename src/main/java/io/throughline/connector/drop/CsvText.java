package io.throughline.connector.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and writes rows of CSV (RFC 4180): quoted cells may hold separators, quotes and line ends. A row that is broken spoils no other. Immutable. */
final class CsvText {

    private static final char QUOTE = '"';
    private static final int MOST_LINES_OF_A_ROW = 50;
    private static final String UNREADABLE = "\ufffd";

    private final char separator;

    CsvText(char separator) {
        this.separator = separator;
    }

    /** All rows but blank ones; bytes that were no text must have become U+FFFD. */
    List<CsvRow> rows(String text) {
        List<String> lines = text.replaceFirst("^\ufeff", "").lines().toList();
        List<CsvRow> rows = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = end(lines, at);
            if (end < 0) {
                rows.add(CsvRow.wrong(at + 1, "a quotation mark is not closed"));
                end = at;
            } else if (!lines.get(at).isBlank()) {
                rows.add(row(at + 1, String.join("\n", lines.subList(at, end + 1))));
            }
            at = end + 1;
        }
        return rows;
    }

    /** The last line of the row that begins here; below 0 if its quotes are never closed. */
    private static int end(List<String> lines, int begin) {
        long quotes = 0;
        int last = Math.min(lines.size(), begin + MOST_LINES_OF_A_ROW);
        for (int at = begin; at < last; at++) {
            quotes += lines.get(at).chars().filter(sign -> sign == QUOTE).count();
            if (quotes % 2 == 0) {
                return at;
            }
        }
        return -1;
    }

    private CsvRow row(int line, String text) {
        if (text.contains(UNREADABLE) || text.indexOf('\0') >= 0) {
            return CsvRow.wrong(line, "it holds bytes that are no text in the encoding of the connector");
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == QUOTE && quoted && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                cell.append(text.charAt(++i));
            } else if (sign == QUOTE) {
                quoted = !quoted;
            } else if (sign == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString().strip());
        return new CsvRow(line, cells, "");
    }

    /** One row with its line end. */
    String line(List<String> cells) {
        return cells.stream().map(this::quoted).collect(Collectors.joining(String.valueOf(separator), "", "\r\n"));
    }

    private String quoted(String cell) {
        boolean plain = cell.equals(cell.strip())
                && cell.chars().noneMatch(sign -> sign == separator || sign == QUOTE || sign == '\n' || sign == '\r');
        return plain ? cell : QUOTE + cell.replace("\"", "\"\"") + QUOTE;
    }
}
