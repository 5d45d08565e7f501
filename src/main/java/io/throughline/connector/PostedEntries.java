package io.throughline.connector;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a posting batch that stand in the books, each once with the document of its last line. Pure. */
public final class PostedEntries {

    private PostedEntries() {}

    /**
     * Puts a posting beside its batch.
     *
     * @param batch canonical posting batch
     * @param posting what became of it
     * @return objects with {@code entryId}, and {@code document}, {@code url} and {@code state} where the ERP said them; lines that were refused are left out
     */
    public static List<Map<String, Object>> of(Map<String, Object> batch, Map<String, Object> posting) {
        Map<String, Object> outcomes = new HashMap<>();
        Json.asList(posting.get("lines")).forEach(line -> outcomes.put(Json.textAt(line, "key"), line));
        Map<String, Object> documents = new HashMap<>();
        if (posting.get("documents") instanceof List<?> list) {
            list.forEach(document -> documents.put(Json.textAt(document, "id"), document));
        }
        Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
        for (Object line : Json.asList(batch.get("lines"))) {
            Object outcome = outcomes.get(Json.textAt(line, "key"));
            if (outcome != null && !"refused".equals(Json.textAt(outcome, "outcome"))) {
                entries.put(Json.textAt(line, "entryId"), entry(line, outcome, documents));
            }
        }
        return new ArrayList<>(entries.values());
    }

    private static Map<String, Object> entry(Object line, Object outcome, Map<String, Object> documents) {
        String id = Json.textAt(outcome, "documentId");
        String number = Json.textAt(outcome, "documentNumber");
        Object document = id == null ? null : documents.get(id);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("entryId", Json.textAt(line, "entryId"));
        entry.put("document", number != null ? number : id);
        entry.put("url", Json.at(document, "url"));
        entry.put("state", Json.at(document, "state"));
        entry.values().removeIf(java.util.Objects::isNull);
        return entry;
    }
}
