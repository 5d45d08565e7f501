package io.throughline.rules.expense;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * D46: the part of purchase tax that cannot be recovered is cost and enters the base; the recoverable part does not.
 *
 * @param net without tax
 * @param tax all of it; nothing if the receipt shows none
 * @param unrecoverable the part that is cost, rounded once by the legal entity (D2)
 * @param ruling applied; held if the receipt is in two currencies, or the share is no share
 */
public record D46PurchaseTax(Money net, Money tax, Money unrecoverable, Ruling ruling) {

    private static final String RULE = "D46";
    private static final BigDecimal PER_CENT = new BigDecimal("0.01");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** What the expense costs: net and unrecoverable tax. */
    public Money cost() {
        return net.plus(unrecoverable);
    }

    /** The tax that comes back. */
    public Money recoverable() {
        return tax.minus(unrecoverable);
    }

    /**
     * Splits the purchase tax of an expense.
     *
     * @param expense canonical expense with {@code net}; a part it names itself, as amount or share, comes first
     * @param otherwise share in per cent that cannot be recovered where the expense says nothing, as the legal entity has it for the category
     */
    public static D46PurchaseTax of(Map<String, Object> expense, BigDecimal otherwise, RoundingRule rounding) {
        Fields fields = new Fields(expense);
        Money net = fields.money("net").orElseThrow();
        Money none = Money.none(net.currency());
        Money tax = fields.money("tax").orElse(none);
        BigDecimal percent = fields.number("unrecoverablePercent").orElse(otherwise);
        Numbers numbers = Numbers.of("expense", fields.text("id").orElse("unknown"))
                .and("net", net)
                .and("tax", tax)
                .and("unrecoverable percent", percent);
        Optional<Money> named = fields.money("unrecoverableTax");
        boolean oneCurrency = tax.currency().equals(net.currency())
                && named.filter(part -> !part.currency().equals(net.currency())).isEmpty();
        if (!oneCurrency || percent.signum() < 0 || percent.compareTo(ALL) > 0) {
            return new D46PurchaseTax(net, none, none, held(oneCurrency, net, numbers));
        }
        Money part = named.orElseGet(() -> rounding.round(tax.times(percent.multiply(PER_CENT))));
        return new D46PurchaseTax(
                net,
                tax,
                part,
                Ruling.applied(
                        RULE,
                        "Purchase tax that cannot be recovered is cost.",
                        numbers.and("unrecoverable", part)
                                .and("recoverable", tax.minus(part))
                                .and("cost", net.plus(part))
                                .map()));
    }

    private static Ruling held(boolean oneCurrency, Money net, Numbers numbers) {
        return Ruling.held(
                RULE,
                oneCurrency
                        ? "The share of tax that cannot be recovered is no share."
                        : "The receipt is in two currencies.",
                numbers.map(),
                "finance",
                "Correct the tax of the expense in the PSA and retry.",
                net);
    }
}
