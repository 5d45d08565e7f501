package io.throughline.rules;

import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** D4: what the lines say must add up to what the customer agreed to pay, within the tolerance of the legal entity. */
final class D4LinesAddUp implements Check {

    @Override
    public Rule rule() {
        return Rule.D4;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return deal.amount().flatMap(amount -> sum(deal, amount).flatMap(sum -> judge(deal, amount, sum))).stream();
    }

    /** The sum of the lines; empty where there is none to compare: another rule stops such a deal. */
    private static Optional<Money> sum(Deal deal, Money amount) {
        List<Money> totals = deal.lines().stream()
                .map(SoldLine::total)
                .flatMap(Optional::stream)
                .toList();
        boolean comparable = !totals.isEmpty()
                && totals.size() == deal.lines().size()
                && totals.stream().allMatch(total -> total.currency().equals(amount.currency()));
        return comparable ? totals.stream().reduce(Money::plus) : Optional.empty();
    }

    private Optional<Finding> judge(Deal deal, Money amount, Money sum) {
        Money difference = sum.minus(amount);
        BigDecimal tolerance = deal.entity().policies().linesTolerance();
        return difference.value().abs().compareTo(tolerance) <= 0
                ? Optional.empty()
                : Optional.of(finding(deal, amount, sum, difference));
    }

    private Finding finding(Deal deal, Money amount, Money sum, Money difference) {
        return deal.hold(
                rule(),
                "The lines of the deal do not add up to its amount.",
                "Opportunity %s: lines %s, amount %s, difference %s; tolerance %s."
                        .formatted(
                                deal.id(),
                                sum,
                                amount,
                                difference,
                                deal.entity().policies().linesTolerance().toPlainString()),
                "Correct the amount or the products of the opportunity in the CRM and retry.");
    }
}
