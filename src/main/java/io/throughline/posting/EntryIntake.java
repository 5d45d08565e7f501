package io.throughline.posting;

import io.throughline.ledger.entries.EntryConflictException;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.PostingLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about the items of a page and stores what was decided. The same page again, an item that is known already, or an older version than the known one
 * changes nothing (D18), in whatever order pages are worked on. Thread-safe.
 */
public final class EntryIntake {

    /** Each time that pages meet, at an entry or at a cap, one of them goes on: enough for as many pages as can be worked on at once. */
    private static final int TRIES = 200;

    private static final String DELETED = "deleted";

    private final EntryLedger ledger;
    private final EntryJudge judge;
    private final Gathering gathering;
    private final HeldEntries holds;

    /** @param holds tells the desk about what is held */
    public EntryIntake(EntryLedger ledger, EntryJudge judge, Gathering gathering, HeldEntries holds) {
        this.ledger = ledger;
        this.judge = judge;
        this.gathering = gathering;
        this.holds = holds;
    }

    /**
     * Takes items of one system and kind.
     *
     * @param items each {@code {id, version, change, state?, data?}}
     * @return the summary, see {@link EntrySummary}
     */
    public Map<String, Object> take(String system, String kind, List<Map<String, Object>> items, String transactionId) {
        Map<EntryKey, Map<String, Object>> byKey = new LinkedHashMap<>();
        items.forEach(
                item -> byKey.merge(new EntryKey(system, kind, (String) item.get("id")), item, EntryIntake::later));
        return decide(byKey, transactionId, false);
    }

    /**
     * Decides again about entries that are held, with what is known today.
     *
     * @return the summary
     */
    public Map<String, Object> takeAgain(List<EntryRecord> held, String transactionId) {
        Map<EntryKey, Map<String, Object>> byKey = new LinkedHashMap<>();
        held.forEach(entry -> byKey.put(entry.key(), entry.data()));
        return decide(byKey, transactionId, true);
    }

    private Map<String, Object> decide(Map<EntryKey, Map<String, Object>> items, String transactionId, boolean again) {
        for (int attempt = 1; ; attempt++) {
            try {
                return decideOnce(items, transactionId, again);
            } catch (EntryConflictException meanwhile) {
                if (attempt == TRIES) {
                    throw meanwhile;
                }
            }
        }
    }

    private Map<String, Object> decideOnce(
            Map<EntryKey, Map<String, Object>> items, String transactionId, boolean again) {
        Map<EntryKey, EntryRecord> known = ledger.known(items.keySet());
        Map<EntryKey, List<PostingLine>> lines = known.isEmpty() ? Map.of() : ledger.lines(known.keySet());
        List<Candidate> candidates = new ArrayList<>();
        List<EntryRecord> before = new ArrayList<>();
        items.forEach((key, item) -> {
            EntryRecord entry = known.get(key);
            if (entry == null || (again ? isHeld(entry) : isNews(entry, item))) {
                candidates.add(
                        new Candidate(key, item, Optional.ofNullable(entry), lines.getOrDefault(key, List.of())));
            } else if (!again && isOf(transactionId, entry, item)) {
                before.add(entry);
            }
        });
        EntryJudge.Judged judged =
                candidates.isEmpty() ? EntryJudge.Judged.NOTHING : judge.judge(candidates, transactionId);
        ledger.store(judged.decisions(), judged.seen(), gathering);
        judged.decisions().forEach(one -> before.add(one.entry()));
        holds.tell(before);
        long made =
                judged.decisions().stream().mapToInt(one -> one.lines().size()).sum() + linesOf(before, lines);
        return EntrySummary.of(before, made, items.size() - before.size());
    }

    /** Lines that were stored already by the decisions that are told again; those of new decisions are not among them. */
    private static long linesOf(List<EntryRecord> entries, Map<EntryKey, List<PostingLine>> lines) {
        return entries.stream()
                .mapToLong(entry -> lines.getOrDefault(entry.key(), List.of()).stream()
                        .filter(line -> line.revision() == entry.revision())
                        .count())
                .sum();
    }

    private static boolean isHeld(EntryRecord entry) {
        return entry.verdict().holdKey() != null;
    }

    /** What this transaction decided and stored before its answer was lost. */
    private static boolean isOf(String transactionId, EntryRecord entry, Map<String, Object> item) {
        return entry.transactionId().equals(transactionId)
                && entry.version().equals(item.get("version"))
                && item.get("change").equals(entry.data().get("change"));
    }

    private static boolean isNews(EntryRecord known, Map<String, Object> item) {
        boolean same = known.version().equals(item.get("version"))
                && item.get("change").equals(known.data().get("change"));
        return !same && isLater(item, known.version(), known.data().get("change"));
    }

    /**
     * Whether an item is not known to be from before another one. Of the same moment, a deletion is the last word: at some sources it keeps the version, and a page from
     * before it may be worked on late. Anything else of the same moment that differs is news, because times of change may have whole seconds.
     */
    private static boolean isLater(Map<String, Object> item, String version, Object change) {
        return switch (EntryVersion.of((String) item.get("version"), version)) {
            case OLDER -> false;
            case SAME_TIME -> !DELETED.equals(change) || DELETED.equals(item.get("change"));
            case NEWER, UNKNOWN -> true;
        };
    }

    private static Map<String, Object> later(Map<String, Object> first, Map<String, Object> second) {
        return isLater(second, (String) first.get("version"), first.get("change")) ? second : first;
    }
}
