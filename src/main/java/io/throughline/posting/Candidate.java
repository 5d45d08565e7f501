package io.throughline.posting;

import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.PostingLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry that is to be decided about.
 *
 * @param key which entry
 * @param item the item of its feed: {@code {id, version, change, state?, data?}}
 * @param known what was decided before; empty for a new one
 * @param lines every line that was made of it so far, oldest first
 */
public record Candidate(EntryKey key, Map<String, Object> item, Optional<EntryRecord> known, List<PostingLine> lines) {

    private static final Set<String> GONE = Set.of("deleted", "missing");

    /** Version at the source. */
    public String version() {
        return (String) item.get("version");
    }

    /** What the change is: {@code changed}, {@code deleted}, {@code missing}. */
    public String change() {
        return (String) item.get("change");
    }

    /** Where the entry stands at its source; null if the feed does not say. */
    public String state() {
        return (String) item.get("state");
    }

    /** The canonical entry; empty if it is deleted or missing. */
    public Map<String, Object> data() {
        return GONE.contains(change()) ? Map.of() : data(item);
    }

    /** The canonical entry; of one that is deleted or missing as it was known before, empty if it never was. */
    public Map<String, Object> lastData() {
        Map<String, Object> own = data(item);
        return own.isEmpty() ? known.map(before -> data(before.data())).orElse(own) : own;
    }

    /** The item as it is kept: what is gone keeps what was known of it, so that it is known where it belonged. */
    public Map<String, Object> kept() {
        if (!data(item).isEmpty() || lastData().isEmpty()) {
            return item;
        }
        Map<String, Object> kept = new LinkedHashMap<>(item);
        kept.put("data", lastData());
        return kept;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> item) {
        return item.get("data") instanceof Map<?, ?> data ? (Map<String, Object>) data : Map.of();
    }

    /** How many decisions there were. */
    public int revision() {
        return known.map(EntryRecord::revision).orElse(0);
    }

    /** The lines that are in the books or on their way there: what a correction starts from. */
    public List<PostingLine> standing() {
        return lines.stream()
                .filter(line -> line.outcome().state() != LineState.REFUSED)
                .toList();
    }
}
