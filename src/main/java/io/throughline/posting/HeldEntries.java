package io.throughline.posting;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.entries.EntryRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Gives everything that is held for the same reason one transaction, whose desk case a person decides: rule, legal entity and project. Entries that are held
 * while it is open join it. Thread-safe.
 */
public final class HeldEntries {

    /** Event that something is held. */
    public static final String EVENT = "entries.held.v1";

    /** Business object of that event: what holds. */
    public static final String OBJECT = "held-entries";

    private static final String SOURCE = "throughline";

    private final Ledger ledger;
    private final BiFunction<String, String, List<NewTransaction>> starts;

    /** @param starts transactions that an event type starts in a region, which may be null */
    public HeldEntries(Ledger ledger, BiFunction<String, String, List<NewTransaction>> starts) {
        this.ledger = ledger;
        this.starts = starts;
    }

    /** Key of what holds an entry; at most 400 characters. */
    public static String key(String rule, String legalEntity, String projectId) {
        return "%s|%s|%s".formatted(rule, legalEntity == null ? "-" : legalEntity, projectId == null ? "-" : projectId);
    }

    /** Makes sure that each thing that holds one of these entries has a transaction. */
    public void tell(Collection<EntryRecord> entries) {
        Map<String, EntryRecord> byHold = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.verdict().holdKey() != null)
                .forEach(entry -> byHold.putIfAbsent(entry.verdict().holdKey(), entry));
        byHold.forEach(this::tell);
    }

    /** Makes sure of it for everything that is held: for what was held in the moment in which the transaction before it ended. */
    public void tellAll() {
        ledger.entries().holdKeys().forEach(key -> ledger.entries().held(key, 1).forEach(first -> tell(key, first)));
    }

    private void tell(String holdKey, EntryRecord first) {
        List<TransactionRecord> before = ledger.ofObject(OBJECT, holdKey);
        if (before.stream().allMatch(one -> one.state().isFinal())) {
            ledger.accept(event(holdKey, first, before.size() + 1), starts.apply(EVENT, null));
        }
    }

    private static NewEvent event(String holdKey, EntryRecord first, int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("holdKey", holdKey);
        data.put("rule", first.verdict().rule());
        data.put("team", first.verdict().team());
        if (first.place().legalEntity() != null) {
            data.put("legalEntity", first.place().legalEntity());
        }
        if (first.place().projectId() != null) {
            data.put("projectId", first.place().projectId());
        }
        return new NewEvent(
                "held:%s:%d".formatted(holdKey, number),
                EVENT,
                SOURCE,
                OBJECT,
                holdKey,
                null,
                null,
                null,
                data,
                new byte[0],
                "application/json");
    }

    /** What the ruling that stopped an entry says. */
    static String sentence(EntryRecord entry) {
        return stopping(entry)
                .map(ruling -> (String) ruling.get("says"))
                .orElse(entry.verdict().rule());
    }

    /** The ruling that stopped an entry, or a part of it. */
    static Optional<Map<String, Object>> stopping(EntryRecord entry) {
        List<Map<String, Object>> rulings = entry.verdict().rulings();
        return rulings.stream()
                .filter(ruling -> Set.of("held", "returned").contains(ruling.get("effect")))
                .findFirst()
                .or(() -> rulings.stream()
                        .filter(ruling -> ruling.get("atRisk") != null)
                        .findFirst());
    }
}
