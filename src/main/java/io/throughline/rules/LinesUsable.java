package io.throughline.rules;

import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** RUL-1009: there is an amount above zero, and lines whose keys differ and whose prices can be read. */
final class LinesUsable implements Check {

    private static final String FIX = "Correct the products of the opportunity in the CRM and retry.";

    @Override
    public Rule rule() {
        return Rule.LINES;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return Stream.of(amount(deal), lines(deal), unreadable(deal), tooLarge(deal), repeated(deal))
                .flatMap(found -> found);
    }

    private Stream<Finding> amount(Deal deal) {
        return deal.amount().filter(LinesUsable::isPayable).isPresent()
                ? Stream.empty()
                : Stream.of(deal.hold(
                        rule(),
                        "The deal has no amount that can be paid.",
                        "Opportunity %s has the amount %s."
                                .formatted(
                                        deal.id(),
                                        deal.amount().map(Object::toString).orElse("none")),
                        "Enter amount and currency at the opportunity in the CRM and retry."));
    }

    private static boolean isPayable(Money amount) {
        return amount.value().signum() > 0 && amount.isExact();
    }

    private Stream<Finding> lines(Deal deal) {
        return deal.lines().isEmpty()
                ? Stream.of(deal.hold(
                        rule(),
                        "The deal has no lines, so nobody knows what was sold.",
                        "Opportunity %s has no products.".formatted(deal.id()),
                        "Add the products sold to the opportunity in the CRM and retry."))
                : Stream.empty();
    }

    private Stream<Finding> unreadable(Deal deal) {
        return deal.lines().stream()
                .filter(line -> line.quantity().signum() < 0
                        || line.unitPrice().isEmpty()
                        || line.total().filter(Money::isExact).isEmpty())
                .map(line -> deal.hold(
                        rule(),
                        "A line has no usable quantity or price.",
                        "Line %s of opportunity %s has a quantity below zero, no unit price, or no total in whole minor units of a known currency."
                                .formatted(line.key(), deal.id()),
                        FIX));
    }

    /** Vendors keep numbers as binary fractions of 64 bits: an amount that would be another one there is not sent. */
    private Stream<Finding> tooLarge(Deal deal) {
        Stream<Money> totals = deal.lines().stream().flatMap(line -> line.total().stream());
        return Stream.concat(deal.amount().stream(), totals)
                .filter(amount -> !isKept(amount))
                .map(amount -> deal.hold(
                        rule(),
                        "An amount has more digits than our systems keep.",
                        "Opportunity %s: %s would be written down as another amount.".formatted(deal.id(), amount),
                        FIX));
    }

    private static boolean isKept(Money amount) {
        return BigDecimal.valueOf(amount.value().doubleValue()).compareTo(amount.value()) == 0;
    }

    private Stream<Finding> repeated(Deal deal) {
        Set<String> seen = new HashSet<>();
        List<String> twice = deal.lines().stream()
                .map(SoldLine::key)
                .filter(key -> !seen.add(key))
                .distinct()
                .toList();
        return twice.stream()
                .map(key -> deal.hold(
                        rule(),
                        "Two lines of the deal have the same key.",
                        "Key %s of opportunity %s stands on more than one line.".formatted(key, deal.id()),
                        FIX));
    }
}
