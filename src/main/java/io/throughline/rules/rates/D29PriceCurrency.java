package io.throughline.rules.rates;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.Optional;

/** D29: the currency of a price list must be that of the contract; of each of its prices, that of the list. */
public final class D29PriceCurrency {

    private D29PriceCurrency() {}

    /**
     * Refuses a list at set-up.
     *
     * @param contractCurrency of the contract that is to use the card
     * @return the refusal, or empty
     */
    public static Optional<Ruling> refusal(RateCard card, String contractCurrency, String team) {
        Optional<String> other = card.currency().equals(contractCurrency)
                ? card.rows().stream()
                        .map(row -> row.price().price().currency())
                        .filter(currency -> !currency.equals(contractCurrency))
                        .findFirst()
                : Optional.of(card.currency());
        return other.map(currency -> Ruling.held(
                "D29",
                "The prices are in another currency than the contract.",
                Numbers.of("card", card.id())
                        .and("card currency", currency)
                        .and("contract currency", contractCurrency)
                        .map(),
                team,
                "Use a rate card in the currency of the contract.",
                null));
    }

    /**
     * Refuses the price of an assignment.
     *
     * @param assignmentId whose price it is
     * @param price agreed price
     * @param contractId contract that pays it
     * @param contractCurrency its currency
     * @return the refusal, or empty
     */
    public static Optional<Ruling> refusal(
            String assignmentId, Money price, String contractId, String contractCurrency, String team) {
        return price.currency().equals(contractCurrency)
                ? Optional.empty()
                : Optional.of(Ruling.held(
                        "D29",
                        "The price of the assignment is in another currency than the contract.",
                        Numbers.of("assignment", assignmentId)
                                .and("price currency", price.currency())
                                .and("contract", contractId)
                                .and("contract currency", contractCurrency)
                                .map(),
                        team,
                        "Agree the price in the currency of the contract, or leave it to the rate card; then retry.",
                        null));
    }
}
