package io.throughline.examples;

import io.throughline.config.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of the example connector, as the tests use them. */
final class LegacyFiles {

    static final Path CONNECTOR = Path.of("examples/connectors/legacy");

    private static final String DESCRIPTION = "config/connectors/legacy.yaml";

    private LegacyFiles() {}

    /** The same connector, which reads a file as soon as it is there: tests do not wait. */
    static Layers withoutQuiet(Path folder) throws IOException {
        Path changed = folder.resolve("files").resolve(DESCRIPTION);
        Files.createDirectories(changed.getParent());
        String text = Files.readString(CONNECTOR.resolve(DESCRIPTION));
        Files.writeString(changed, text.replace("quiet: 10s", "quiet: 0s"));
        return Layers.over(folder.resolve("files"), CONNECTOR);
    }

    /** A posting batch of hours, the last of which takes the first back. */
    static Map<String, Object> batch() {
        String id = "t-" + Long.toHexString(System.nanoTime());
        List<Object> lines = new ArrayList<>(List.of(
                line(id + "-1", 27000, "675.00", Map.of()),
                line(id + "-2", 26430, "660.75", Map.of()),
                line(id + "-3", -27000, "-675.00", Map.of("reverses", Map.of("key", id + "-1")))));
        return Map.of(
                "id", id,
                "kind", "time",
                "legalEntity", "de01",
                "projectId", "P-1",
                "erpProjectId", "P-20",
                "currency", "EUR",
                "accountingOn", "2026-11-30",
                "lines", lines);
    }

    private static Map<String, Object> line(String key, int seconds, String amount, Map<String, Object> more) {
        Map<String, Object> line = new java.util.HashMap<>(more);
        line.put("key", key);
        line.put("entryId", "entry-" + key);
        line.put("workedOn", "2026-11-20");
        line.put("workedSeconds", seconds);
        line.put("billedSeconds", seconds);
        line.put("erpEmployeeId", "E7");
        line.put("text", "=HYPERLINK(1); \"quoted\"");
        line.put("bill", Map.of("value", amount, "currency", "EUR"));
        line.put("billRate", Map.of("value", "90.00", "currency", "EUR"));
        return line;
    }
}
