package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges entries by the rules: what no rule can judge is held, the rest goes to the rules of time or of expenses. Thread-safe.
 */
public final class RuledEntries implements EntryJudge {

    /** Field of an item that could not be read: why. */
    public static final String PROBLEM = "problem";

    private static final String SUPPORT = "integration-support";
    private static final String PMO = "pmo";

    private final Ledger ledger;
    private final KnownProjects projects;
    private final Companies companies;
    private final Predicate<String> tellsPeriods;

    /**
     * @param companies our legal entities, as their files say
     * @param tellsPeriods whether the ERP of a legal entity tells its accounting periods: then nothing of it is decided before it told any
     */
    public RuledEntries(Ledger ledger, KnownProjects projects, Companies companies, Predicate<String> tellsPeriods) {
        this.ledger = ledger;
        this.projects = projects;
        this.companies = companies;
        this.tellsPeriods = tellsPeriods;
    }

    /** An item without id, version or change as one that has them, so that it is kept and shown like any other. */
    public static Map<String, Object> unreadable(Object item) {
        String hash = Json.hash(item).substring(0, 32);
        Map<String, Object> readable = new LinkedHashMap<>();
        readable.put("id", "unreadable-" + hash);
        readable.put("version", hash);
        readable.put("change", "changed");
        readable.put(PROBLEM, "it names no id, version or change");
        return readable;
    }

    @Override
    public Judged judge(List<Candidate> candidates, String transactionId) {
        String system = candidates.get(0).key().system();
        EntryFacts facts = EntryFacts.of(system, candidates, projects, ledger.references());
        facts.companies().stream()
                .filter(entity -> tellsPeriods.test(entity) && !facts.periods().containsKey(entity))
                .findFirst()
                .ifPresent(entity -> {
                    throw new PeriodsUnknownException(entity);
                });
        EntryPage page = new EntryPage(system, facts, companies, ledger.entries(), candidates, transactionId);
        Map<EntryKey, Decided> decided = new LinkedHashMap<>();
        candidates.forEach(one -> decided.put(one.key(), null));
        candidates.stream().sorted(inOrder()).forEach(one -> decided.put(one.key(), judge(one, page)));
        List<Decided> decisions = List.copyOf(decided.values());
        return new Judged(decisions, page.seen(decisions));
    }

    /** Caps are used up by day, then by id, so that the order in a page does not matter (D33). */
    private static Comparator<Candidate> inOrder() {
        return Comparator.comparing((Candidate one) -> String.valueOf(day(one)))
                .thenComparing(one -> one.key().id());
    }

    private static Decided judge(Candidate one, EntryPage page) {
        if (one.item().get(PROBLEM) != null) {
            return held(one, page, unreadable(one));
        }
        if (one.data().isEmpty() && one.standing().isEmpty()) {
            return one.change().equals("missing")
                    ? undecided(
                            one,
                            page,
                            EntryState.WAITING,
                            Ruling.skipped("D11", "Nobody has filled it in yet.", Map.of()))
                    : undecided(
                            one,
                            page,
                            EntryState.SKIPPED,
                            Ruling.skipped("D19", "It was deleted before it was posted.", Map.of()));
        }
        Map<String, Object> entry = entry(one);
        if (page.project(entry).isEmpty()) {
            return one.standing().isEmpty() && !"approved".equals(one.state())
                    ? undecided(one, page, EntryState.WAITING, Ruling.skipped("D11", "It is not approved.", Map.of()))
                    : held(one, page, unknownProject(entry));
        }
        return page.decide(one, entry);
    }

    /** The canonical entry; of a deleted one as it was known, marked so. */
    private static Map<String, Object> entry(Candidate one) {
        Map<String, Object> entry = new LinkedHashMap<>(one.lastData());
        Map<String, Object> source = new LinkedHashMap<>(Json.asObject(entry.getOrDefault("source", Map.of())));
        source.put("system", one.key().system());
        source.put("id", one.key().id());
        source.put("version", one.version());
        if (one.change().equals("deleted")) {
            source.put("deleted", true);
        }
        entry.put("source", source);
        if (one.state() != null) {
            Map<String, Object> approval = new LinkedHashMap<>(Json.asObject(entry.getOrDefault("approval", Map.of())));
            approval.put("status", one.state());
            entry.put("approval", approval);
        }
        return entry;
    }

    private static Ruling unreadable(Candidate one) {
        return new Ruling(
                Rule.READABLE_ENTRY.id(),
                Ruling.Effect.HELD,
                "The entry cannot be read: " + one.item().get(PROBLEM) + ".",
                Map.of("entry", one.key().id()),
                SUPPORT,
                "Mend the mapping of its feed or the entry at its source; the next version of it is read again.",
                null);
    }

    private static Ruling unknownProject(Map<String, Object> entry) {
        return new Ruling(
                Rule.KNOWN_PROJECT.id(),
                Ruling.Effect.HELD,
                "No project of ours is known for it, so nobody knows who pays.",
                Map.of("project", String.valueOf(entry.get("projectId"))),
                PMO,
                "Connect the project with its contract, or move the time to a project that is; then try again.",
                null);
    }

    private static Decided held(Candidate one, EntryPage page, Ruling ruling) {
        return new Decided(
                record(one, page, EntryState.HELD, List.of(ruling), new Owner(null, theirProject(one))), List.of());
    }

    private static Decided undecided(Candidate one, EntryPage page, EntryState state, Ruling ruling) {
        return new Decided(record(one, page, state, List.of(ruling), new Owner(null, theirProject(one))), List.of());
    }

    /** @param legalEntity null while it is not known */
    record Owner(String legalEntity, String projectId) {}

    private static String theirProject(Candidate one) {
        return Json.textAt(one.lastData(), "projectId");
    }

    /** The row of a decision; of a held or returned one with what stopped it, and of one of which a part waits, with what stopped that (D33). */
    static EntryRecord record(Candidate one, EntryPage page, EntryState state, List<Ruling> rulings, Owner owner) {
        Optional<Ruling> stopping = stopping(state, rulings);
        Optional<Ruling> holding = stopping.filter(any -> state != EntryState.RETURNED);
        return new EntryRecord(
                one.key(),
                one.version(),
                one.revision(),
                new EntryRecord.Place(
                        owner.legalEntity(),
                        owner.projectId(),
                        day(one),
                        Json.textAt(one.data(), "employee.id"),
                        seconds(one)),
                new EntryRecord.Verdict(
                        state,
                        holding.map(ruling -> HeldEntries.key(ruling.rule(), owner.legalEntity(), owner.projectId()))
                                .orElse(null),
                        stopping.map(Ruling::rule).orElse(null),
                        holding.map(Ruling::team).orElse(null),
                        holding.map(ruling -> atRisk(ruling, one)).orElse(null),
                        rulings.stream().map(RulingJson::of).toList()),
                one.kept(),
                page.transactionId());
    }

    private static Optional<Ruling> stopping(EntryState state, List<Ruling> rulings) {
        return rulings.stream()
                .filter(ruling -> switch (state) {
                    case HELD, RETURNED ->
                        ruling.effect() == Ruling.Effect.HELD || ruling.effect() == Ruling.Effect.RETURNED;
                    case DECIDED -> ruling.effect() == Ruling.Effect.WARNED && ruling.atRisk() != null;
                    case WAITING, SKIPPED -> false;
                })
                .findFirst();
    }

    /** What waits: as the rule says, else what the source says the entry is worth. */
    private static Money atRisk(Ruling ruling, Candidate one) {
        return Optional.ofNullable(ruling.atRisk())
                .or(() -> Money.ofPlain(Json.at(one.data(), "bill.amount")))
                .or(() -> Money.ofPlain(one.data().get("net")))
                .orElse(null);
    }

    static LocalDate day(Candidate one) {
        String day =
                Optional.ofNullable(Json.textAt(one.data(), "workedOn")).orElse(Json.textAt(one.data(), "spentOn"));
        try {
            return day == null
                    ? one.known().map(before -> before.place().workedOn()).orElse(null)
                    : LocalDate.parse(day);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static long seconds(Candidate one) {
        return one.data().get("workedSeconds") instanceof Number seconds ? seconds.longValue() : 0;
    }
}
