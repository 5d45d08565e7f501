package io.throughline.runner.story;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a ledger that this process has open. Thread-safe. */
public final class LedgerTransactions implements Transactions {

    private final Ledger ledger;
    private final TransactionView view = new TransactionView(Sentences.packed());

    /** Reads this ledger; does not close it. */
    public LedgerTransactions(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Object> recent(int limit) {
        return ledger.recent(limit).stream()
                .map(view::of)
                .map(Object.class::cast)
                .toList();
    }

    @Override
    public Optional<Object> one(String id) {
        return ledger.history(id).map(view::of);
    }

    @Override
    public Map<String, Object> workload() {
        Workload workload = ledger.workload();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("due", workload.due());
        numbers.put("leased", workload.leased());
        numbers.put("waiting", workload.waiting());
        numbers.put("withPerson", workload.withPerson());
        numbers.put("ended", workload.ended());
        numbers.put(
                "nextDueInMillis",
                workload.nextDueIn() == null ? null : workload.nextDueIn().toMillis());
        return numbers;
    }
}
