package io.throughline.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** D54: the recognition basis is a fact of the performance obligation; it is never derived from the billing method. */
final class D54RecognitionBasis implements Check {

    private static final Set<String> BASES = Set.of("over-time", "point-in-time", "as-invoiced");

    @Override
    public Rule rule() {
        return Rule.D54;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        String basis = deal.opportunity().text("contract.recognition").orElse("none");
        return BASES.contains(basis) ? Stream.empty() : Stream.of(finding(deal, basis));
    }

    private Finding finding(Deal deal, String basis) {
        return deal.hold(
                rule(),
                "The contract does not say how its revenue is recognised.",
                "Opportunity %s has the recognition basis %s; known are %s."
                        .formatted(deal.id(), basis, new TreeSet<>(BASES)),
                "Choose the recognition basis at the contract in the CRM and retry.");
    }
}
