package io.throughline.posting;

import io.throughline.canonical.Money;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides again about everything that one thing holds: what may go on now goes into batches, and for the rest a person is asked. Thread-safe.
 */
public final class EntryRelease {

    private static final int PAGE = 500;

    private final EntryLedger ledger;
    private final EntryIntake intake;

    /** Releases what this intake decided to hold. */
    public EntryRelease(EntryLedger ledger, EntryIntake intake) {
        this.ledger = ledger;
        this.intake = intake;
    }

    /**
     * What is still held.
     *
     * @param title one sentence
     * @param detail numbers and ids
     * @param fix what a person can do
     * @param team who decides
     * @param entries how many
     * @param atRisk the money that waits in its most frequent currency, null if none is known
     */
    public record Held(String title, String detail, String fix, String team, int entries, Money atRisk) {}

    /** What is held now, without a new decision; empty if nothing is. */
    public Optional<Held> held(String holdKey) {
        List<EntryRecord> held = all(holdKey);
        return held.isEmpty() ? Optional.empty() : Optional.of(describe(held));
    }

    /** Decides again; empty if nothing is held by it any more. */
    public Optional<Held> release(String holdKey, String transactionId) {
        List<EntryRecord> held = all(holdKey);
        for (int from = 0; from < held.size(); from += PAGE) {
            intake.takeAgain(held.subList(from, Math.min(held.size(), from + PAGE)), transactionId);
        }
        List<EntryRecord> rest = held.isEmpty() ? held : all(holdKey);
        return rest.isEmpty() ? Optional.empty() : Optional.of(describe(rest));
    }

    /** Held entries of one reason; a thing that holds more than this is mended for all of them at once anyway. */
    private List<EntryRecord> all(String holdKey) {
        return new ArrayList<>(ledger.held(holdKey, 20 * PAGE));
    }

    private static Held describe(List<EntryRecord> held) {
        EntryRecord first = held.get(0);
        Map<String, Object> ruling = HeldEntries.stopping(first).orElse(Map.of());
        return new Held(
                "%s %s on hold: %s"
                        .formatted(
                                held.size(),
                                held.size() == 1 ? "entry is" : "entries are",
                                HeldEntries.sentence(first)),
                detail(held, ruling),
                String.valueOf(ruling.getOrDefault("fix", "Mend what the rule names, then try again.")),
                first.verdict().team(),
                held.size(),
                atRisk(held));
    }

    private static String detail(List<EntryRecord> held, Map<String, Object> ruling) {
        String ids = held.stream().limit(20).map(one -> one.key().id()).collect(Collectors.joining(", "));
        String more = held.size() > 20 ? " and %d more".formatted(held.size() - 20) : "";
        return "%s %s of %s: %s%s. The first: %s"
                .formatted(
                        held.get(0).key().system(),
                        held.get(0).key().kind(),
                        held.get(0).place().projectId() == null
                                ? "no known project"
                                : held.get(0).place().projectId(),
                        ids,
                        more,
                        ruling.getOrDefault("numbers", Map.of()));
    }

    private static Money atRisk(List<EntryRecord> held) {
        Map<String, Money> sums = new TreeMap<>();
        held.stream()
                .map(one -> one.verdict().atRisk())
                .filter(money -> money != null)
                .forEach(money -> sums.merge(money.currency(), money, Money::plus));
        return sums.values().stream()
                .reduce((one, other) -> one.value().compareTo(other.value()) >= 0 ? one : other)
                .orElse(null);
    }
}
