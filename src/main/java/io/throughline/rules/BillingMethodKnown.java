package io.throughline.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** RUL-1005: the billing method is one we know, and what is billed by time was sold by time. */
final class BillingMethodKnown implements Check {

    static final String TIME_AND_MATERIALS = "time-and-materials";

    static final Set<String> METHODS = Set.of(TIME_AND_MATERIALS, "fixed-price", "milestone", "retainer");

    @Override
    public Rule rule() {
        return Rule.BILLING_METHOD;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        String method = deal.billingMethod().orElse("none");
        return METHODS.contains(method) ? Stream.concat(unknownOnLines(deal), untimed(deal)) : unknown(deal, method);
    }

    private Stream<Finding> unknown(Deal deal, String method) {
        return Stream.of(
                deal.hold(
                        rule(),
                        "The billing method of the deal is not known.",
                        "Opportunity %s has the billing method %s; known are %s.".formatted(deal.id(), method, known()),
                        "Choose a billing method at the opportunity in the CRM, or map the CRM's word to one of these, and retry."));
    }

    private Stream<Finding> unknownOnLines(Deal deal) {
        return deal.lines().stream()
                .filter(line -> line.billingMethod()
                        .filter(own -> !METHODS.contains(own))
                        .isPresent())
                .map(line -> deal.hold(
                        rule(),
                        "The billing method of a line is not known.",
                        "Line %s of opportunity %s has the billing method %s; known are %s."
                                .formatted(
                                        line.key(),
                                        deal.id(),
                                        line.billingMethod().get(),
                                        known()),
                        "Correct the line at the opportunity in the CRM and retry."));
    }

    private Stream<Finding> untimed(Deal deal) {
        List<SoldLine> lines = deal.lines();
        boolean byTime = deal.billingMethod().filter(TIME_AND_MATERIALS::equals).isPresent();
        boolean disagrees = byTime && !lines.isEmpty() && lines.stream().noneMatch(SoldLine::isMeasuredInTime);
        return disagrees
                ? Stream.of(deal.hold(
                        rule(),
                        "The deal is billed by time, but no line was sold by time.",
                        "None of the %d lines of opportunity %s counts hours or days."
                                .formatted(lines.size(), deal.id()),
                        "Sell hours or days, or choose another billing method, in the CRM and retry."))
                : Stream.empty();
    }

    private static Set<String> known() {
        return new TreeSet<>(METHODS);
    }
}
