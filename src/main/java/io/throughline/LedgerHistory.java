package io.throughline;

import io.throughline.canonical.Money;
import io.throughline.ledger.Ledger;
import io.throughline.rules.Facts;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ledger says now. */
record LedgerHistory(Ledger ledger) implements DealHistory {

    @Override
    public Set<Facts.Given> approvals(String transactionId) {
        return ledger.desk().decisions(transactionId).stream()
                .map(decision -> decision.judgement().approved())
                .filter(Objects::nonNull)
                .map(approved -> new Facts.Given(
                        approved.rule(), approved.stage(), Money.of(approved.amount(), approved.currency())))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> bindings(String transactionId, String kind, String canonicalId) {
        return ledger.bindings(kind, canonicalId);
    }

    @Override
    public boolean projectsHaveTheChange(Map<String, Object> document) {
        return new ProjectOrigins(ledger).areAllFromAfter(document);
    }
}
