package io.throughline.runner.entries;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.PostingLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a ledger that this process has open; does not close it. Thread-safe. */
public final class LedgerEntries implements Entries {

    private static final List<String> KINDS = List.of("time-entry", "expense");

    private final EntryLedger entries;

    /** Reads this ledger. */
    public LedgerEntries(Ledger ledger) {
        this.entries = ledger.entries();
    }

    @Override
    public Map<String, Object> report() {
        return EntryReport.of(entries.totals(), entries.counts(), entries.progress());
    }

    @Override
    public Map<String, Object> progress() {
        return EntryReport.progress(entries.progress());
    }

    @Override
    public List<Object> stories(String id, Collection<String> systems) {
        List<EntryKey> keys = systems.stream()
                .flatMap(system -> KINDS.stream().map(kind -> new EntryKey(system, kind, id)))
                .toList();
        Map<EntryKey, EntryRecord> known = entries.known(keys);
        Map<EntryKey, List<PostingLine>> lines = entries.lines(known.keySet());
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(known.get(key)))
                .<Object>map(entry -> EntryStory.of(entry, lines.getOrDefault(entry.key(), List.of())))
                .toList();
    }

    @Override
    public List<Object> lines(String after, int limit) {
        return entries.page(after, limit).stream().<Object>map(EntryRow::of).toList();
    }

    @Override
    public List<Object> stopped(EntryKey after, int limit) {
        return entries.stopped(after, limit).stream().<Object>map(EntryRow::of).toList();
    }
}
