package io.throughline.posting;

import io.throughline.ledger.ObjectVersion;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryConflictException;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
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

    /** Two pages that hold versions of the same entry are rare; three that meet at the same moment again and again are not seen. */
    private static final int TRIES = 8;

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
        items.forEach(item -> byKey.put(new EntryKey(system, kind, (String) item.get("id")), item));
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
        items.forEach((key, item) -> {
            Optional<EntryRecord> before = Optional.ofNullable(known.get(key));
            boolean news = again
                    ? before.filter(EntryIntake::isHeld).isPresent()
                    : before.filter(entry -> !isNews(entry, item)).isEmpty();
            if (news) {
                candidates.add(new Candidate(key, item, before, lines.getOrDefault(key, List.of())));
            }
        });
        List<Decided> decisions = candidates.isEmpty() ? List.of() : judge.judge(candidates, transactionId);
        ledger.store(decisions, gathering);
        holds.tell(decisions.stream().map(Decided::entry).toList());
        return EntrySummary.of(decisions, items.size() - decisions.size());
    }

    private static boolean isHeld(EntryRecord entry) {
        return entry.verdict().state() == EntryState.HELD;
    }

    /**
     * A deletion keeps the version at some sources: then it is the change that is new. A version may be a time of change with a fingerprint behind a slash, where times have
     * whole seconds: of the same second, one that differs is news.
     */
    private static boolean isNews(EntryRecord known, Map<String, Object> item) {
        String version = (String) item.get("version");
        if (known.version().equals(version)) {
            return !item.get("change").equals(known.data().get("change"));
        }
        return !time(version).isOlderThan(time(known.version()));
    }

    private static ObjectVersion time(String version) {
        int slash = version.indexOf('/');
        return new ObjectVersion(slash < 0 ? version : version.substring(0, slash));
    }
}
