package io.throughline.docs;

import static java.util.stream.Collectors.joining;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.connector.Guarantee;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of operations in docs/connectors.md: a role each, its connectors side by side. */
class OperationsByRoleTest {

    /** Probes and what undos read. */
    private static final Pattern HELPS_A_WRITE = Pattern.compile("-(find|state|place)\\b");

    private final List<Guarantee> guarantees = Throughline.builder().layers(Layers.over()).guarantees().stream()
            .filter(guarantee -> guarantee.writes()
                    || !HELPS_A_WRITE.matcher(guarantee.contract().name()).find())
            .filter(guarantee ->
                    !List.of("rules", "ledger").contains(guarantee.contract().system()))
            .toList();

    @Test
    void thePageOfConnectorsTellsWhoCanDoWhat() throws IOException {
        String tables = Stream.of("crm", "erp", "psa", "delivery")
                .filter(role -> of(role).findAny().isPresent())
                .map(this::table)
                .collect(joining("\n"));
        GeneratedPage.part("docs/connectors.md", "operations by role").mustSay("\n" + tables + "\n");
    }

    private Stream<Guarantee> of(String role) {
        return guarantees.stream()
                .filter(guarantee -> guarantee.contract().name().startsWith(role + "-"));
    }

    private String table(String role) {
        TreeSet<String> connectors = new TreeSet<>();
        Map<String, Map<String, Guarantee>> rows = new TreeMap<>();
        of(role).forEach(guarantee -> {
            connectors.add(guarantee.contract().system());
            rows.computeIfAbsent(guarantee.contract().name(), name -> new TreeMap<>())
                    .put(guarantee.contract().system(), guarantee);
        });
        String head = "| `%s` | %s | Undone by |\n|---|%s---|\n"
                .formatted(role, String.join(" | ", connectors), "---|".repeat(connectors.size()));
        return head
                + rows.entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue(), connectors))
                        .collect(joining());
    }

    private static String row(String operation, Map<String, Guarantee> offered, TreeSet<String> connectors) {
        String cells = connectors.stream()
                .map(connector -> offered.containsKey(connector) ? cell(offered.get(connector)) : "–")
                .collect(joining(" | "));
        String undone = offered.values().stream()
                .flatMap(guarantee -> guarantee.undoneBy().keySet().stream())
                .distinct()
                .sorted()
                .map(undo -> "`" + undo + "`")
                .collect(joining(", "));
        return "| `%s` | %s | %s |\n".formatted(operation, cells, undone.isEmpty() ? "–" : undone);
    }

    private static String cell(Guarantee guarantee) {
        return guarantee.safety()
                + guarantee.instead().map(words -> "; instead: " + words).orElse("");
    }
}
