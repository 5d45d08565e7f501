package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.PostingBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Hands batches on that are full or due, each as one event whose key is the batch: handed on twice, it is posted once. Batches of the same legal entity, project,
 * period and currency are one business object, so that they are posted in their order (G9). Thread-safe.
 */
public final class PostingBatches {

    /** Event that a batch takes no more lines. */
    public static final String EVENT = "posting-batch.closed.v1";

    private static final String OBJECT = "posting-batch";
    private static final int AT_ONCE = 100;
    private static final int LONGEST_ID = 200;

    private final Ledger ledger;
    private final EntryLedger entries;
    private final BiFunction<String, String, List<NewTransaction>> starts;

    /** @param starts transactions that an event type starts in a region, which may be null */
    public PostingBatches(Ledger ledger, BiFunction<String, String, List<NewTransaction>> starts) {
        this.ledger = ledger;
        this.entries = ledger.entries();
        this.starts = starts;
    }

    /** Closes what is due and hands on what is closed; how many that were. */
    public int handOn() {
        entries.closeDue(AT_ONCE);
        List<String> closed = entries.unannounced(AT_ONCE);
        closed.forEach(id -> entries.batch(id).ifPresent(this::handOn));
        return closed.size();
    }

    private void handOn(PostingBatch batch) {
        ledger.accept(event(batch), starts.apply(EVENT, null));
        entries.announced(batch.id());
    }

    private static NewEvent event(PostingBatch batch) {
        BatchKey key = batch.key();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", batch.id());
        data.put("kind", key.kind());
        data.put("legalEntity", key.legalEntity());
        data.put("projectId", key.projectId());
        data.put("period", key.period());
        data.put("currency", key.currency());
        data.put("lines", batch.lines().size());
        return new NewEvent(
                "posting-batch:" + batch.id(),
                EVENT,
                key.source(),
                OBJECT,
                objectId(key),
                null,
                null,
                null,
                data,
                new byte[0],
                "application/json");
    }

    private static String objectId(BatchKey key) {
        String text = key.text();
        return text.length() <= LONGEST_ID ? text : Json.hash(key.plain());
    }
}
