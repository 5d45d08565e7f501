package io.throughline;

import io.throughline.camel.operation.HoldException;
import io.throughline.camel.operation.LedgerOperation;
import io.throughline.canonical.Json;
import io.throughline.connector.CallException;
import io.throughline.connector.vendor.Verdict;
import io.throughline.ledger.EventItems;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.Gathering;
import io.throughline.posting.EntryIntake;
import io.throughline.posting.EntryJudge;
import io.throughline.posting.EntryRelease;
import io.throughline.posting.HeldEntries;
import io.throughline.posting.PeriodsUnknownException;
import io.throughline.posting.PostingBatches;
import io.throughline.posting.PostingDocument;
import io.throughline.posting.PostingOutcomes;
import io.throughline.posting.ReferencePages;
import io.throughline.posting.RuledEntries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/** What routes ask of the ledger about time entries, expenses and their postings. Thread-safe. */
final class EntryOperations {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final EntryIntake intake;
    private final EntryRelease release;
    private final HeldEntries holds;
    private final PostingBatches batches;
    private final PostingDocument document;
    private final PostingOutcomes outcomes;
    private final Function<Map<String, Object>, Page> pages;
    private final ReferencePages references;
    private final AccountingPeriods periods;
    private final BiPredicate<String, String> acknowledges;

    /**
     * The items of the page that a transaction document is about.
     *
     * @param kind {@code time-entry} or {@code expense}
     */
    record Page(String system, String kind, List<Map<String, Object>> items) {

        /** Items that could not be read are items too: each has an id, a version and the problem. */
        static Page of(Ledger ledger, Map<String, Object> document) {
            EventItems.Page page = new EventItems(ledger.feeds()).of(document);
            Map<Object, Object> problems = new HashMap<>();
            page.misfits().forEach(misfit -> problems.put(misfit.get("id"), misfit.get("problem")));
            List<Map<String, Object>> items = new ArrayList<>(page.items());
            items.stream()
                    .filter(item -> problems.containsKey(item.get("id")))
                    .forEach(item -> item.put(RuledEntries.PROBLEM, problems.get(item.get("id"))));
            page.unreadable().forEach(item -> items.add(RuledEntries.unreadable(item)));
            return new Page(Json.textAt(document, "event.data.system"), page.object(), items);
        }
    }

    /**
     * @param references keeps what entries are judged by
     * @param periods the same of accounting periods
     * @param starts transactions that an event type starts in a region
     * @param acknowledges whether a system, bound as the PSA of a legal entity, takes acknowledgements
     */
    EntryOperations(
            Ledger ledger,
            EntryJudge judge,
            Gathering gathering,
            PostingDocument document,
            ReferencePages references,
            AccountingPeriods periods,
            BiFunction<String, String, List<NewTransaction>> starts,
            BiPredicate<String, String> acknowledges) {
        this.ledger = ledger;
        this.holds = new HeldEntries(ledger, starts);
        this.intake = new EntryIntake(ledger.entries(), judge, gathering, holds);
        this.release = new EntryRelease(ledger.entries(), intake);
        this.batches = new PostingBatches(ledger, starts);
        this.outcomes = new PostingOutcomes(ledger, gathering, holds);
        this.document = document;
        this.pages = any -> Page.of(ledger, any);
        this.references = references;
        this.periods = periods;
        this.acknowledges = acknowledges;
    }

    /** The operations by the names that {@code ledger:<name>} calls. */
    Map<String, LedgerOperation> byName() {
        return Map.of(
                "entries-decide", this::decide,
                "entries-release", this::release,
                "batches-hand-on", any -> handOn(),
                "batch-read", any -> document.read(Json.textAt(any, "event.data.id")),
                "periods-refresh", any -> Map.of("told", periods.refresh()),
                "posting-keep", this::keep,
                "references-keep", this::keepReferences);
    }

    private Map<String, Object> decide(Map<String, Object> document) {
        Page page = pages.apply(document);
        return waiting(
                () -> intake.take(page.system(), page.kind(), page.items(), Json.textAt(document, "transaction.id")));
    }

    private Map<String, Object> keepReferences(Map<String, Object> document) {
        Page page = pages.apply(document);
        return references.keep(page.system(), page.kind(), page.items());
    }

    private static <T> T waiting(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (PeriodsUnknownException early) {
            throw new CallException(early.getMessage(), Verdict.wait(PATIENCE), 0, "");
        }
    }

    /** Nothing is decided again before a person said so: what an ERP refused would be sent to it without end. */
    private Map<String, Object> release(Map<String, Object> document) {
        String holdKey = Json.textAt(document, "event.data.holdKey");
        String transaction = Json.textAt(document, "transaction.id");
        Optional<EntryRelease.Held> held = ledger.desk().decisions(transaction).isEmpty()
                ? release.held(holdKey)
                : waiting(() -> release.release(holdKey, transaction));
        if (held.isPresent()) {
            throw new HoldException(desk(Json.textAt(document, "event.data.rule"), held.get()));
        }
        return Map.of("released", true);
    }

    private static NewCase desk(String rule, EntryRelease.Held held) {
        return new NewCase(
                "hold",
                held.team(),
                rule,
                held.title(),
                held.detail(),
                held.fix(),
                null,
                held.atRisk() == null ? null : held.atRisk().value().toPlainString(),
                held.atRisk() == null ? null : held.atRisk().currency());
    }

    private Map<String, Object> handOn() {
        holds.tellAll();
        return Map.of("handedOn", batches.handOn());
    }

    private Map<String, Object> keep(Map<String, Object> document) {
        Map<String, Object> kept = new LinkedHashMap<>(
                outcomes.keep(Json.asObject(document.get("posting")), Json.textAt(document, "transaction.id")));
        boolean any = !Integer.valueOf(0).equals(kept.get("posted"));
        kept.put(
                "acknowledge",
                any
                        && acknowledges.test(
                                Json.textAt(document, "event.source"), Json.textAt(document, "batch.legalEntity")));
        return kept;
    }
}
