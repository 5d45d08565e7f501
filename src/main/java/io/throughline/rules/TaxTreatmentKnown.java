package io.throughline.rules;

import io.throughline.config.TaxFact;
import io.throughline.config.TaxRequirement;
import io.throughline.config.TaxTreatment;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * D47, D48, D49: a treatment of the legal entity's list fits the deal, what it requires is there, and it has rates for the place. Which rule
 * a finding names is written at the treatment.
 */
final class TaxTreatmentKnown implements Check {

    @Override
    public Rule rule() {
        return Rule.D49;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        TaxFacts facts = new TaxFacts(deal);
        Optional<TaxDecision> decision = TaxDecision.of(deal, facts);
        return decision.isEmpty() ? Stream.of(none(deal, facts)) : judge(deal, facts, decision.get());
    }

    private Stream<Finding> judge(Deal deal, TaxFacts facts, TaxDecision decision) {
        TaxTreatment treatment = decision.treatment();
        Stream<Finding> unmet = treatment.requires().stream()
                .filter(requirement -> !facts.meets(requirement.check()))
                .map(requirement -> unmet(deal, treatment, requirement));
        return decision.components().isPresent() ? unmet : Stream.concat(unmet, Stream.of(noRate(deal, decision)));
    }

    private Finding none(Deal deal, TaxFacts facts) {
        String place = Stream.of(TaxFact.CUSTOMER_COUNTRY, TaxFact.SERVICE_COUNTRY, TaxFact.SERVICE_STATE)
                .map(fact -> fact.word() + "=" + facts.get(fact).orElse("unknown"))
                .collect(Collectors.joining(", "));
        return deal.hold(
                rule(),
                "Nobody wrote down how %s taxes a deal like this."
                        .formatted(deal.entity().name()),
                "No tax treatment of %s fits opportunity %s: %s."
                        .formatted(deal.entity().id(), deal.id(), place),
                "Complete country and state of the account in the CRM, or add a treatment to config/regions/%s.yaml, and retry."
                        .formatted(deal.region().code()));
    }

    private static Finding unmet(Deal deal, TaxTreatment treatment, TaxRequirement requirement) {
        return deal.hold(
                ruleOf(treatment),
                requirement.title(),
                "Opportunity %s: treatment %s requires %s (%s)."
                        .formatted(deal.id(), treatment.name().id(), requirement.id(), treatment.position()),
                requirement.fix());
    }

    private static Finding noRate(Deal deal, TaxDecision decision) {
        TaxTreatment treatment = decision.treatment();
        String by = treatment.rates().by().word();
        return deal.hold(
                ruleOf(treatment),
                "There is no tax rate for the place where the service is received.",
                "Opportunity %s: treatment %s has no rates for %s=%s (%s)."
                        .formatted(
                                deal.id(),
                                treatment.name().id(),
                                by,
                                decision.by().orElse("unknown"),
                                treatment.position()),
                "Enter state or province of the account in the CRM, or add its rates to the treatment, and retry.");
    }

    /** The rule a treatment carries out; configuration refuses other ids than these three. */
    static Rule ruleOf(TaxTreatment treatment) {
        return Arrays.stream(new Rule[] {Rule.D47, Rule.D48})
                .filter(rule -> rule.id().equals(treatment.name().rule()))
                .findFirst()
                .orElse(Rule.D49);
    }
}
