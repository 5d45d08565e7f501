package io.throughline.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** An ERP that keeps a line once by its key, takes nothing in a closed month, takes nothing back that it does not have, and refuses what a test says. */
final class Books {

    final Map<String, Map<String, Object>> lines = new LinkedHashMap<>();
    final Set<String> closed = new HashSet<>();
    Predicate<Map<String, Object>> refuses = line -> false;

    /** Posts a batch document. */
    Map<String, Object> post(Map<String, Object> batch) {
        List<Object> outcomes = new ArrayList<>();
        Json.asList(batch.get("lines")).forEach(line -> outcomes.add(post(batch, Json.asObject(line))));
        return Map.of("batchId", batch.get("id"), "lines", outcomes);
    }

    private Map<String, Object> post(Map<String, Object> batch, Map<String, Object> line) {
        String key = (String) line.get("key");
        String outcome = lines.containsKey(key) ? "existed" : refuses(batch, line) ? "refused" : "posted";
        if (outcome.equals("refused")) {
            return Map.of("key", key, "outcome", outcome, "reason", "not today");
        }
        Object takesBack = Json.at(line, "reverses.key");
        if (takesBack != null) {
            assertThat(lines).as("what %s takes back", key).containsKey((String) takesBack);
            assertThat(Json.at(line, "reverses.documentId")).isEqualTo("doc-" + takesBack);
        }
        Map<String, Object> kept = new LinkedHashMap<>(line);
        List.of("legalEntity", "projectId", "period", "currency").forEach(name -> kept.put(name, batch.get(name)));
        lines.put(key, kept);
        return Map.of("key", key, "outcome", outcome, "documentId", "doc-" + key, "documentNumber", "N-" + key);
    }

    private boolean refuses(Map<String, Object> batch, Map<String, Object> line) {
        assertThat(line.get("accountingOn")).asString().startsWith((String) batch.get("period"));
        return closed.contains(batch.get("legalEntity") + "/" + batch.get("period")) || refuses.test(line);
    }
}
