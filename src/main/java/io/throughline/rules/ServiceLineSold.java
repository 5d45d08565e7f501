package io.throughline.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** RUL-1003: a legal entity sells only what its licences, insurance and people cover. */
final class ServiceLineSold implements Check {

    @Override
    public Rule rule() {
        return Rule.SERVICE_LINE;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        Set<String> sold = deal.entity().delivery().serviceLines();
        String serviceLine = deal.serviceLine().orElse("");
        return sold.contains(serviceLine) ? Stream.empty() : Stream.of(finding(deal, serviceLine));
    }

    private Finding finding(Deal deal, String serviceLine) {
        String what = serviceLine.isEmpty() ? "no service line" : "the service line " + serviceLine;
        return deal.hold(
                rule(),
                "%s does not sell %s."
                        .formatted(
                                deal.entity().name(),
                                serviceLine.isEmpty() ? "a deal without a service line" : serviceLine),
                "Opportunity %s has %s; %s sells %s."
                        .formatted(
                                deal.id(),
                                what,
                                deal.entity().id(),
                                new TreeSet<>(deal.entity().delivery().serviceLines())),
                "Choose another service line or legal entity at the opportunity in the CRM, or map the CRM's word to one that is sold, and retry.");
    }
}
