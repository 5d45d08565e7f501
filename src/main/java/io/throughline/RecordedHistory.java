package io.throughline;

import io.throughline.camel.replay.ReplayHost;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.rules.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ledger said when the step was carried out that is replayed now. */
record RecordedHistory(ReplayHost host) implements DealHistory {

    @Override
    public Set<Facts.Given> approvals(String transactionId) {
        return host.recordOf(transactionId).approvals().stream()
                .map(approved -> new Facts.Given(
                        approved.rule(), approved.stage(), Money.of(approved.amount(), approved.currency())))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> bindings(String transactionId, String kind, String canonicalId) {
        Instant then = host.timeOf(transactionId);
        Map<String, String> bindings = new LinkedHashMap<>();
        host.recordOf(transactionId).bindings().stream()
                .filter(bound ->
                        bound.kind().equals(kind) && bound.canonicalId().equals(canonicalId))
                .filter(bound -> heldAt(bound, then))
                .forEach(bound -> bindings.put(bound.system(), bound.externalId()));
        return bindings;
    }

    private static boolean heldAt(RecordedBinding bound, Instant then) {
        return bound.boundAt().isBefore(then)
                && (bound.unboundAt() == null || bound.unboundAt().isAfter(then));
    }

    @Override
    public boolean projectsHaveTheChange(Map<String, Object> document) {
        host.missingFact(
                Json.textAt(document, "transaction.id"),
                "what other transactions of the deal had done by then is not part of the record");
        return false;
    }
}
