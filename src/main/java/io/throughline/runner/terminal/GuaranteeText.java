package io.throughline.runner.terminal;

import io.throughline.connector.Guarantee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Guarantees for a terminal of 120 columns, by connector: writes with their promise, reads in one line. */
public final class GuaranteeText {

    private static final int WIDTH = 118;
    private static final String ROW = "  %-28s %-12s %-8s %-10s %s";

    private GuaranteeText() {}

    /** The text; ends with a line break. */
    public static String of(List<Guarantee> guarantees) {
        Map<String, List<Guarantee>> byConnector = guarantees.stream()
                .collect(Collectors.groupingBy(
                        guarantee -> guarantee.contract().system(), LinkedHashMap::new, Collectors.toList()));
        return byConnector.entrySet().stream()
                .map(connector -> section(connector.getKey(), connector.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String section(String connector, List<Guarantee> guarantees) {
        StringBuilder text = new StringBuilder(connector).append('\n');
        List<Guarantee> writes = guarantees.stream().filter(Guarantee::writes).toList();
        if (!writes.isEmpty()) {
            line(text, "OPERATION", "SAFETY", "SETTLES", "KEY KEPT", "PROBE");
            writes.forEach(guarantee -> write(text, guarantee));
        }
        String reads = guarantees.stream()
                .filter(guarantee -> !guarantee.writes())
                .map(guarantee -> guarantee.contract().name())
                .collect(Collectors.joining(", "));
        if (!reads.isEmpty()) {
            wrap(text, "  ", "Reads, which write nothing and may be repeated at will: " + reads);
        }
        return text.toString();
    }

    private static void write(StringBuilder text, Guarantee guarantee) {
        line(
                text,
                guarantee.contract().name(),
                guarantee.safety(),
                Guarantee.words(guarantee.contract().settle()),
                guarantee.keyRetention(),
                guarantee.contract().probe().orElse("-"));
        wrap(text, "      ", guarantee.promise());
        if (!guarantee.undoWords().isEmpty()) {
            wrap(text, "      ", "Undo: " + guarantee.undoWords() + ".");
        }
    }

    private static void line(StringBuilder text, Object... cells) {
        text.append(ROW.formatted(cells).stripTrailing()).append('\n');
    }

    private static void wrap(StringBuilder text, String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : words.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
