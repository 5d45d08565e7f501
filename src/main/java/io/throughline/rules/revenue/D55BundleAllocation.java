package io.throughline.rules.revenue;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.Split;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D55: a bundle price is shared by stand-alone selling prices; the parts add up to it (D4).
 *
 * @param parts by obligation key, in the order of the contract; empty if held
 * @param ruling applied, or held if a stand-alone price is missing, in another currency, negative, or all are nothing
 */
public record D55BundleAllocation(Map<String, Money> parts, Ruling ruling) {

    private static final String RULE = "D55";

    /**
     * Shares a bundle price among the obligations of a contract. The last one takes the remainder.
     *
     * @param contract canonical contract with at least one obligation
     * @param price of the bundle, without tax; its currency is that of the stand-alone prices
     */
    public static D55BundleAllocation of(Map<String, Object> contract, Money price) {
        List<Fields> obligations = new Fields(contract).list("obligations");
        List<BigDecimal> weights = obligations.stream()
                .map(obligation -> obligation.money("standAlonePrice"))
                .flatMap(Optional::stream)
                .filter(money -> money.currency().equals(price.currency()) && money.signum() >= 0)
                .map(Money::value)
                .toList();
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Numbers numbers = Numbers.of("contract", new Fields(contract).text("id").orElse("unknown"))
                .and("price", price)
                .and(
                        "stand-alone prices",
                        weights.stream().map(BigDecimal::toPlainString).toList());
        if (weights.size() != obligations.size() || sum.signum() <= 0) {
            return new D55BundleAllocation(Map.of(), held(numbers, price));
        }
        List<Money> parts = Split.byWeights(price, weights, last(weights));
        Map<String, Money> byKey = new LinkedHashMap<>();
        for (int at = 0; at < parts.size(); at++) {
            byKey.put(obligations.get(at).text("key").orElse(String.valueOf(at)), parts.get(at));
        }
        String says = "The price is shared by stand-alone selling prices.";
        return new D55BundleAllocation(
                byKey, Ruling.applied(RULE, says, numbers.and("parts", parts).map()));
    }

    /** What is given away gets no part, not even a remainder. */
    private static int last(List<BigDecimal> weights) {
        int last = weights.size() - 1;
        while (weights.get(last).signum() == 0) {
            last--;
        }
        return last;
    }

    private static Ruling held(Numbers numbers, Money price) {
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "Not every obligation of the bundle has a stand-alone selling price in the bundle's currency.",
                numbers.map(),
                "finance",
                "Enter the stand-alone selling price of each obligation at the contract and retry.",
                price);
    }
}
