package io.throughline.rules;

import java.util.stream.Stream;

/** D32: in a mixed contract the method belongs to the line; some legal entities do not sell mixed contracts. */
final class D32MixedBilling implements Check {

    @Override
    public Rule rule() {
        return Rule.D32;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return deal.entity().policies().switches().mixedBilling()
                ? Stream.empty()
                : deal.lines().stream().filter(line -> differs(deal, line)).map(line -> finding(deal, line));
    }

    private static boolean differs(Deal deal, SoldLine line) {
        return line.billingMethod().isPresent() && !line.billingMethod().equals(deal.billingMethod());
    }

    private Finding finding(Deal deal, SoldLine line) {
        return deal.hold(
                rule(),
                "A line is billed in another way than the deal, and the region does not allow that.",
                "Line %s of opportunity %s is billed as %s, the deal as %s."
                        .formatted(
                                line.key(),
                                deal.id(),
                                line.billingMethod().orElse("none"),
                                deal.billingMethod().orElse("none")),
                "Split the deal into one for each billing method, or correct the line, in the CRM and retry.");
    }
}
