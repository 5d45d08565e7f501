package io.throughline.runner.entries;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.PostingLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A posting line, or an entry of which there is none, as one row of plain JSON values with the same names. */
final class EntryRow {

    private static final Set<String> STOPPING = Set.of("held", "returned");

    private EntryRow() {}

    static Map<String, Object> of(PostingLine line) {
        Map<String, Object> body = line.body();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", line.key());
        entry(row, line.entry());
        row.put("revision", line.revision());
        row.put("legalEntity", line.place().legalEntity());
        row.put("projectId", line.place().projectId());
        row.put("period", line.place().period());
        row.put("currency", line.place().currency());
        row.put("workedOn", body.get("workedOn"));
        row.put("accountingOn", body.get("accountingOn"));
        row.put("leg", body.get("leg"));
        row.put("workedSeconds", body.getOrDefault("workedSeconds", 0));
        row.put("billedSeconds", body.getOrDefault("billedSeconds", 0));
        row.put("billRate", Json.textAt(body, "billRate.value"));
        row.put("billed", Json.textAt(body, "bill.value"));
        row.put("notCharged", Json.textAt(body, "nonChargeable.value"));
        row.put("cost", Json.textAt(body, "cost.value"));
        row.put("state", line.outcome().state().name().toLowerCase(Locale.ROOT));
        row.put("rules", body.getOrDefault("rules", List.of()));
        row.put("batch", line.batchId());
        row.put("documentId", line.outcome().documentId());
        row.put("documentNumber", line.outcome().documentNumber());
        row.put("reverses", line.reverses());
        row.put("reason", line.outcome().reason());
        return row;
    }

    static Map<String, Object> of(EntryRecord entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        entry(row, entry.key());
        row.put("revision", entry.revision());
        row.put("legalEntity", entry.place().legalEntity());
        row.put("projectId", entry.place().projectId());
        row.put(
                "workedOn",
                entry.place().workedOn() == null
                        ? null
                        : entry.place().workedOn().toString());
        row.put("workedSeconds", entry.place().workedSeconds());
        row.put("state", entry.verdict().state().name().toLowerCase(Locale.ROOT));
        row.put(
                "rules",
                Optional.ofNullable(entry.verdict().rule()).map(List::of).orElse(List.of()));
        row.put("team", entry.verdict().team());
        row.put(
                "atRisk",
                entry.verdict().atRisk() == null
                        ? null
                        : entry.verdict().atRisk().plain());
        row.put("reason", reason(entry).orElse(null));
        return row;
    }

    private static void entry(Map<String, Object> row, EntryKey key) {
        row.put("system", key.system());
        row.put("kind", key.kind());
        row.put("entry", key.id());
    }

    private static Optional<Object> reason(EntryRecord entry) {
        return entry.verdict().rulings().stream()
                .filter(ruling -> STOPPING.contains(String.valueOf(ruling.get("effect"))))
                .map(ruling -> ruling.get("says"))
                .findFirst();
    }
}
