package io.throughline.runner.story;

import io.throughline.StoredBundles;
import io.throughline.ledger.EventRecord;
import io.throughline.ledger.FeedState;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.Workload;
import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.entries.Reference;
import io.throughline.model.CloudEvent;
import io.throughline.staffing.PeopleCopies;
import io.throughline.workflow.TransactionState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a ledger that this process has open. Thread-safe. */
public final class LedgerTransactions implements Transactions {

    private final Ledger ledger;
    private final TransactionView view;

    /** Reads this ledger; does not close it. */
    public LedgerTransactions(Ledger ledger) {
        StoredBundles bundles = new StoredBundles(ledger.bundles());
        this.ledger = ledger;
        this.view = new TransactionView(
                Sentences.packed(), hash -> bundles.version(hash).version());
    }

    @Override
    public List<Object> recent(int limit) {
        return views(ledger.recent(limit));
    }

    @Override
    public Optional<Object> one(String id) {
        return views(ledger.history(id).stream().toList()).stream().findFirst();
    }

    @Override
    public Optional<Object> event(String id) {
        return ledger.history(id).map(LedgerTransactions::event);
    }

    private static Object event(TransactionHistory history) {
        EventRecord event = history.event();
        return new CloudEvent(
                        event.id(),
                        event.source(),
                        event.type(),
                        event.objectId(),
                        event.occurredAt() == null ? event.receivedAt() : event.occurredAt(),
                        null,
                        event.objectType(),
                        event.objectVersion(),
                        history.transaction().region(),
                        event.data())
                .asMap();
    }

    private List<Object> views(List<TransactionHistory> histories) {
        Map<String, Integer> behind = ledger.waitingBehind(histories.stream()
                .map(TransactionHistory::transaction)
                .filter(transaction -> transaction.state() == TransactionState.WITH_PERSON)
                .map(TransactionRecord::id)
                .toList());
        return histories.stream()
                .map(history -> (Object)
                        view.of(history, behind.get(history.transaction().id())))
                .toList();
    }

    @Override
    public LedgerSnapshot snapshot() {
        return ledger.snapshot();
    }

    @Override
    public Map<String, Object> workload() {
        Workload workload = ledger.workload();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("due", workload.due());
        numbers.put("leased", workload.leased());
        numbers.put("waiting", workload.waiting());
        numbers.put("blocked", workload.blocked());
        numbers.put("withPerson", workload.withPerson());
        numbers.put("ended", workload.ended());
        numbers.put(
                "nextDueInMillis",
                workload.nextDueIn() == null ? null : workload.nextDueIn().toMillis());
        numbers.put(
                "pageFeeds",
                ledger.feeds().states().stream().map(LedgerTransactions::feed).toList());
        numbers.put(
                "unmatchedPeople",
                ledger.references().all(PeopleCopies.UNMATCHED).stream()
                        .map(Reference::body)
                        .toList());
        return numbers;
    }

    private static Object feed(FeedState feed) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("feed", feed.feed());
        told.put("lagInSeconds", feed.lag() == null ? null : feed.lag().toSeconds());
        told.put("polling", feed.polling());
        told.put("dueAt", String.valueOf(feed.dueAt()));
        told.put("sweptAt", String.valueOf(feed.sweptAt()));
        told.put("pages", feed.pages());
        told.put("items", feed.items());
        told.put("news", feed.news());
        told.put("repaired", feed.repaired());
        told.put("expirations", feed.expirations());
        told.put("sweeps", feed.sweeps());
        told.put("failingSince", feed.failingSince() == null ? null : String.valueOf(feed.failingSince()));
        told.put("problem", feed.problem());
        return told;
    }
}
