package io.throughline.rules;

import io.throughline.canonical.Money;
import java.util.stream.Stream;

/** D29: the price list's currency must be the contract's. */
final class D29OneCurrency implements Check {

    @Override
    public Rule rule() {
        return Rule.D29;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return deal.currency().stream()
                .flatMap(currency -> deal.lines().stream()
                        .filter(line -> hasOther(line, currency))
                        .map(line -> finding(deal, line, currency)));
    }

    private static boolean hasOther(SoldLine line, String currency) {
        return Stream.of(line.unitPrice(), line.total())
                .flatMap(price -> price.stream().map(Money::currency))
                .anyMatch(code -> !code.equals(currency));
    }

    private Finding finding(Deal deal, SoldLine line, String currency) {
        return deal.hold(
                rule(),
                "A line is priced in another currency than the contract.",
                "Line %s of opportunity %s is not in %s.".formatted(line.key(), deal.id(), currency),
                "Use a price book in the currency of the contract, and retry.");
    }
}
