package io.throughline.rules.billing;

import io.throughline.rules.Ruling;
import io.throughline.rules.revenue.RevenueFact;
import java.util.List;

/**
 * What a rule makes of an invoice, a milestone or a credit.
 *
 * @param facts what the ledger must know; empty if the rule held
 * @param rulings what was decided and why
 */
public record BillingOutcome(List<RevenueFact> facts, List<Ruling> rulings) {

    /** Copies both. */
    public BillingOutcome {
        facts = List.copyOf(facts);
        rulings = List.copyOf(rulings);
    }

    /** Whether a person must decide before anything is written. */
    public boolean isHeld() {
        return rulings.stream().anyMatch(ruling -> ruling.effect() == Ruling.Effect.HELD);
    }
}
