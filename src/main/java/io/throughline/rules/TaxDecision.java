package io.throughline.rules;

import io.throughline.config.TaxComponent;
import io.throughline.config.TaxTreatment;
import java.util.List;
import java.util.Optional;

/**
 * Which treatment of the legal entity's list fits a deal, and with which taxes.
 *
 * @param treatment the first that fits
 * @param by the value that chose the components, empty if none chooses
 * @param components the taxes; empty if the table has no row for that value
 */
record TaxDecision(TaxTreatment treatment, Optional<String> by, Optional<List<TaxComponent>> components) {

    /** The decision; empty if no treatment fits. */
    static Optional<TaxDecision> of(Deal deal, TaxFacts facts) {
        return deal.taxesOn(facts.invoiceFrom()).stream()
                .filter(treatment -> treatment.when().stream().allMatch(facts::meets))
                .findFirst()
                .map(treatment -> of(treatment, facts));
    }

    private static TaxDecision of(TaxTreatment treatment, TaxFacts facts) {
        Optional<String> by = Optional.ofNullable(treatment.rates().by()).flatMap(facts::get);
        return new TaxDecision(treatment, by, treatment.rates().of(by.orElse(null)));
    }
}
