package io.throughline;

import io.throughline.camel.replay.ReplayHost;
import io.throughline.canonical.Json;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.WhoWasWho;
import io.throughline.mapping.Crosswalk;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What the crosswalk answered when the step was carried out that is replayed now: bindings are never deleted, only ended. Thread-safe. */
final class RecordedCrosswalk {

    private final ReplayHost host;
    private final RecordedBindings bindings;
    private final ConcurrentMap<WhoWasWho, List<RecordedBinding>> known = new ConcurrentHashMap<>();

    RecordedCrosswalk(ReplayHost host, RecordedBindings bindings) {
        this.host = host;
        this.bindings = bindings;
    }

    /** The crosswalk as the transaction of a document finds it at its present step. */
    Crosswalk of(Map<String, Object> document) {
        String transaction = Json.textAt(document, "transaction.id");
        Instant then = host.timeOf(transaction);
        return new Crosswalk() {
            @Override
            public List<String> external(String kind, String system, String canonicalId) {
                return held(transaction, WhoWasWho.canonical(kind, canonicalId), system, then).stream()
                        .map(RecordedBinding::externalId)
                        .toList();
            }

            @Override
            public List<String> canonical(String kind, String system, String externalId) {
                return held(transaction, WhoWasWho.external(kind, system, externalId), system, then).stream()
                        .map(RecordedBinding::canonicalId)
                        .sorted()
                        .toList();
            }
        };
    }

    private List<RecordedBinding> held(String transaction, WhoWasWho asked, String system, Instant then) {
        try {
            return all(asked).stream()
                    .filter(bound -> bound.system().equals(system) && bound.heldAt(then))
                    .toList();
        } catch (IOException gone) {
            host.missingFact(transaction, "the crosswalk could not be asked");
            return List.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            host.missingFact(transaction, "the crosswalk could not be asked");
            return List.of();
        }
    }

    private List<RecordedBinding> all(WhoWasWho asked) throws IOException, InterruptedException {
        List<RecordedBinding> found = known.get(asked);
        if (found == null) {
            found = bindings.of(asked);
            known.put(asked, found);
        }
        return found;
    }
}
