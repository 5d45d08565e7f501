package io.throughline.runner.archive;

import io.throughline.StoredBundles;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.WhoWasWho;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a ledger that this process has open. Thread-safe. */
public final class LedgerArchive implements Archive {

    private final Ledger ledger;
    private final StoredBundles bundles;
    private final String current;

    /**
     * Reads this ledger; does not close it.
     *
     * @param current hash of the files that are current: those that the runner works with, or a runner would that started here
     */
    public LedgerArchive(Ledger ledger, String current) {
        this.ledger = ledger;
        this.bundles = new StoredBundles(ledger.bundles());
        this.current = current;
    }

    @Override
    public List<Map<String, Object>> bundles() {
        return bundles.all().stream().map(this::view).toList();
    }

    private Map<String, Object> view(StoredBundles.Versioned stored) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hash", stored.bundle().hash());
        view.put("version", stored.version().version());
        view.put("changed", stored.version().changed());
        view.put("stored", stored.bundle().storedAt().toString());
        view.put("open", stored.bundle().open());
        view.put("ended", stored.bundle().ended());
        view.put("current", stored.bundle().hash().equals(current));
        return view;
    }

    @Override
    public Optional<byte[]> bundle(String hash) {
        return bundles.content(hash);
    }

    @Override
    public List<String> ids(RecordedQuery query) {
        return ledger.recorded().ids(query);
    }

    @Override
    public List<RecordedTransaction> recorded(List<String> ids) {
        return ledger.recorded().of(ids);
    }

    @Override
    public List<RecordedBinding> bindings(WhoWasWho asked) {
        return ledger.recorded().bindings(asked);
    }
}
