package io.throughline.rules;

import java.util.stream.Stream;

/** D7: a missing exchange rate is never 1 and never yesterday's by silence. */
final class D7ExchangeRate implements Check {

    @Override
    public Rule rule() {
        return Rule.D7;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return deal.isForeign() && deal.exchangeRate().isEmpty() ? Stream.of(finding(deal)) : Stream.empty();
    }

    private Finding finding(Deal deal) {
        String table = deal.entity().books().exchange().rates().table();
        String day = deal.rateDay().map(Object::toString).orElse("a day that is not known");
        return deal.hold(
                rule(),
                "There is no exchange rate from the deal's currency into the books of %s."
                        .formatted(deal.entity().name()),
                "Opportunity %s is in %s, %s keeps its books in %s; table %s has no rate for %s."
                        .formatted(
                                deal.id(),
                                deal.currency().orElse("no currency"),
                                deal.entity().id(),
                                deal.accountingCurrency(),
                                table,
                                day),
                "Enter the rate in config/exchange-rates/%s.csv and retry.".formatted(table));
    }
}
