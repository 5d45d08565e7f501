package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import io.throughline.rules.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * D37: the shares of several payers add up to exactly 100 per cent. D4: their parts add up to the amount, the remainder goes to the rounding customer.
 *
 * @param parts the payers as the canonical model has them, with their {@code amount}, in the order given; empty if held or there are none
 * @param ruling applied, or held if the shares do not make 100
 */
public record D37Payers(List<Map<String, Object>> parts, Ruling ruling) {

    private static final String RULE = "D37";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /**
     * Splits an amount among the payers of a contract.
     *
     * @param contract canonical contract; its rounding customer takes the remainder, the last payer if none is named
     * @param amount to be split; may be negative
     */
    public static D37Payers split(Map<String, Object> contract, Money amount) {
        List<Fields> payers = new Fields(contract).list("payers");
        List<BigDecimal> shares = payers.stream()
                .map(payer -> payer.number("share").orElse(BigDecimal.ZERO))
                .toList();
        BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Numbers numbers = Numbers.of("contract", new Fields(contract).text("id").orElse("unknown"))
                .and("shares", shares.stream().map(BigDecimal::toPlainString).toList())
                .and("sum", sum)
                .and("amount", amount);
        if (payers.isEmpty()) {
            return new D37Payers(List.of(), Ruling.applied(RULE, "One customer pays everything.", numbers.map()));
        }
        return problem(payers, shares, sum, numbers, amount)
                .map(held -> new D37Payers(List.of(), held))
                .orElseGet(() -> new D37Payers(parts(payers, shares, amount), applied(numbers)));
    }

    private static Ruling applied(Numbers numbers) {
        return Ruling.applied(RULE, "The payers' shares make 100 per cent, and their parts the amount.", numbers.map());
    }

    private static Optional<Ruling> problem(
            List<Fields> payers, List<BigDecimal> shares, BigDecimal sum, Numbers numbers, Money amount) {
        Set<String> seen = new HashSet<>();
        boolean twice = payers.stream()
                .anyMatch(payer -> !seen.add(payer.text("partyId").orElse("")));
        long rounding =
                payers.stream().filter(payer -> payer.flag("roundingCustomer")).count();
        String says = sum.compareTo(ALL) != 0 || shares.stream().anyMatch(share -> share.signum() <= 0)
                ? "The shares of the payers do not make 100 per cent."
                : twice
                        ? "A payer is named twice."
                        : rounding > 1 ? "More than one payer is named to take the remainder." : null;
        return says == null
                ? Optional.empty()
                : Optional.of(new Ruling(
                        RULE,
                        Ruling.Effect.HELD,
                        says,
                        numbers.map(),
                        "finance",
                        "Correct the payers of the contract and retry.",
                        amount));
    }

    private static List<Map<String, Object>> parts(List<Fields> payers, List<BigDecimal> shares, Money amount) {
        int remainderTo = IntStream.range(0, payers.size())
                .filter(at -> payers.get(at).flag("roundingCustomer"))
                .findFirst()
                .orElse(payers.size() - 1);
        List<Money> amounts = Split.byWeights(amount, shares, remainderTo);
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int at = 0; at < payers.size(); at++) {
            PlainObject part = new PlainObject();
            payers.get(at).values().forEach(part::with);
            parts.add(part.with("amount", amounts.get(at)).build());
        }
        return parts;
    }
}
