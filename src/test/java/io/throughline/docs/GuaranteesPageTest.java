package io.throughline.docs;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.connector.Guarantee;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuaranteesPageTest {

    @Test
    void thePageOfGuaranteesTellsWhatTheCapabilityFilesPromise() throws IOException {
        Map<String, List<Guarantee>> byConnector = Throughline.builder().layers(Layers.over()).guarantees().stream()
                .collect(Collectors.groupingBy(
                        guarantee -> guarantee.contract().system(), LinkedHashMap::new, Collectors.toList()));
        String text = byConnector.entrySet().stream()
                .map(connector -> section(connector.getKey(), connector.getValue()))
                .collect(Collectors.joining());
        GeneratedPage.part("docs/guarantees.md", "operations").mustSay(text + "\n");
    }

    private static String section(String connector, List<Guarantee> guarantees) {
        String rows = guarantees.stream()
                .filter(Guarantee::writes)
                .map(GuaranteesPageTest::row)
                .collect(Collectors.joining());
        String reads = guarantees.stream()
                .filter(guarantee -> !guarantee.writes())
                .map(guarantee -> "`" + guarantee.contract().name() + "`")
                .collect(Collectors.joining(", "));
        String table = rows.isEmpty()
                ? ""
                : "\n| Operation | Safety | Settles | Key kept | Probe | Undo | Promise |\n|---|---|---|---|---|---|---|\n"
                        + rows;
        return "\n### " + connector + "\n" + table
                + (reads.isEmpty() ? "" : "\nReads, which write nothing and may be repeated at will: " + reads + "\n");
    }

    private static String row(Guarantee guarantee) {
        return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        guarantee.contract().name(),
                        guarantee.safety(),
                        Guarantee.words(guarantee.contract().settle()),
                        guarantee.keyRetention(),
                        guarantee
                                .contract()
                                .probe()
                                .map(probe -> "`" + probe + "`")
                                .orElse("–"),
                        guarantee.undoWords().isEmpty() ? "–" : guarantee.undoWords(),
                        guarantee.promise());
    }
}
