package io.throughline.runner.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of cells as aligned text, two spaces between columns. For one thread. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final int left;

    /** @param left so many columns, from the first, are words; the others are numbers and stand to the right */
    TextTable(int left, String... head) {
        this.left = left;
        rows.add(List.of(head));
    }

    /** Adds a row with as many cells as the head; null is empty. */
    void add(Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : PlainText.line(String.valueOf(cell), 120))
                .toList());
    }

    /** The table, each line indented by two. */
    String text() {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row ->
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append("  ").append(i < left ? row.get(i) + padding : padding + row.get(i));
        }
        return line.toString().stripTrailing();
    }
}
