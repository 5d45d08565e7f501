package io.throughline;

import io.throughline.camel.replay.ReplayHost;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedStep;
import io.throughline.rules.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ledger said when the step was carried out that is replayed now. */
record RecordedHistory(ReplayHost host) implements DealHistory {

    private static final String ASKS = "rules-change-after-won";

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
                .filter(bound -> bound.heldAt(then))
                .forEach(bound -> bindings.put(bound.system(), bound.externalId()));
        return bindings;
    }

    /** A change that was none any more left its step with the answer; any other answer would have gone on, or been a hold. */
    @Override
    public boolean projectsHaveTheChange(Map<String, Object> document) {
        String transaction = Json.textAt(document, "transaction.id");
        Optional<RecordedStep> asked = host.recordOf(transaction).steps().stream()
                .filter(step -> ASKS.equals(step.operation()))
                .findFirst();
        if (asked.isEmpty()) {
            host.missingFact(transaction, "what other transactions of the deal had done by then was never asked");
        }
        return asked.filter(step -> Boolean.TRUE.equals(Json.at(step.result(), "projectExists")))
                .isPresent();
    }
}
