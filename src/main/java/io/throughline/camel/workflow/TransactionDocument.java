package io.throughline.camel.workflow;

import io.throughline.ledger.EventRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step reads: the event, the transaction and the results so far, each under the name of its step. Results of steps in splits are
 * maps by item key. Derived from the ledger, never stored. Not thread-safe; belongs to one run.
 */
public final class TransactionDocument {

    private final Map<String, Object> event;
    private final Map<String, Object> transaction = new LinkedHashMap<>();
    private final Map<String, Object> results = new LinkedHashMap<>();

    /** The document of a transaction whose place and results are not known yet. */
    public TransactionDocument(String transactionId, EventRecord event) {
        this.event = describe(event);
        transaction.put("id", transactionId);
    }

    private static Map<String, Object> describe(EventRecord event) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", event.id());
        description.put("type", event.type());
        description.put("source", event.source());
        description.put("subject", event.objectId());
        description.put(
                "time", event.occurredAt() == null ? null : event.occurredAt().toString());
        description.put(
                "received",
                event.receivedAt() == null ? null : event.receivedAt().toString());
        description.put("data", event.data());
        return description;
    }

    /** Lets the steps read the event as a later version has it; what is stored stays. */
    void readAs(String type, Map<String, Object> data) {
        event.put("type", type);
        event.put("data", data);
    }

    /** Where the transaction belongs; either may be null. */
    public void place(String region, String legalEntity) {
        transaction.put("region", region);
        transaction.put("legalEntity", legalEntity);
    }

    /** The result of a step, under its name. */
    public void put(StepId id, Map<String, Object> result) {
        if (id.items().isEmpty()) {
            results.put(id.name(), result);
        } else {
            items(id.name()).put(id.itemPath(), result);
        }
    }

    /** Takes over what another transaction of the same deal has found out. */
    void inherit(TransactionDocument other) {
        other.results.forEach(results::putIfAbsent);
    }

    /** A snapshot that a step may read; {@code item} may be null. */
    public Map<String, Object> snapshot(Object item) {
        Map<String, Object> snapshot = new LinkedHashMap<>();
        snapshot.put("event", event);
        snapshot.put("transaction", new LinkedHashMap<>(transaction));
        snapshot.putAll(results);
        if (item != null) {
            snapshot.put("item", item);
        }
        return snapshot;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> items(String name) {
        return (Map<String, Object>) results.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>());
    }
}
