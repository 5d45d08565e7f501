package io.throughline;

import io.throughline.ledger.Ledger;
import io.throughline.mapping.Crosswalk;
import java.util.List;
import java.util.Optional;

/** The crosswalk that the ledger keeps, as mappings ask it. An outage of the ledger leaves the step to be tried again. */
record LedgerCrosswalk(Ledger ledger) implements Crosswalk {

    @Override
    public List<String> external(String kind, String system, String canonicalId) {
        return Optional.ofNullable(ledger.bindings(kind, canonicalId).get(system)).stream()
                .toList();
    }

    @Override
    public List<String> canonical(String kind, String system, String externalId) {
        return ledger.boundTo(kind, system, externalId);
    }
}
