package io.throughline.rules.revenue;

import io.throughline.rules.Ruling;
import java.util.List;

/**
 * What a rule makes of an invoice, a milestone, a credit, progress or work between companies.
 *
 * @param facts what the ledger must know; empty if the rule held
 * @param rulings what was decided and why
 */
public record RuledFacts(List<RevenueFact> facts, List<Ruling> rulings) {

    /** Copies both. */
    public RuledFacts {
        facts = List.copyOf(facts);
        rulings = List.copyOf(rulings);
    }

    /** Whether a person must decide before anything is written. */
    public boolean isHeld() {
        return rulings.stream().anyMatch(ruling -> ruling.effect() == Ruling.Effect.HELD);
    }

    /** One ruling, and no facts. */
    public static RuledFacts none(Ruling ruling) {
        return new RuledFacts(List.of(), List.of(ruling));
    }
}
