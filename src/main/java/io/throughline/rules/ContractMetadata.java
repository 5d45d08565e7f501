package io.throughline.rules;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RUL-1002: finance can neither invoice nor audit a contract without number, date of signature and payment terms. */
final class ContractMetadata implements Check {

    private static final Map<String, String> FACTS = Map.of(
            "contract.number", "contract number",
            "contract.signedOn", "date of signature",
            "contract.paymentTerms", "payment terms");

    @Override
    public Rule rule() {
        return Rule.CONTRACT;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        String missing = FACTS.entrySet().stream()
                .filter(fact -> !deal.opportunity().has(fact.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? Stream.empty() : Stream.of(finding(deal, missing));
    }

    private Finding finding(Deal deal, String missing) {
        return deal.hold(
                rule(),
                "The contract is incomplete: no " + missing + ".",
                "Opportunity %s has no %s.".formatted(deal.id(), missing),
                "Complete the contract at the opportunity in the CRM and retry.");
    }
}
