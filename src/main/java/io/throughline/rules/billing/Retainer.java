package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.PlainObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An advance that later charges use up (D34 to D36), as the contract has it. Immutable.
 *
 * @param key stays the same
 * @param amount without tax
 * @param invoiced whether its invoice is posted: only then it can be used (D35)
 * @param used so far
 * @param atEnd {@code refund} or {@code carry-over}; null if the contract does not say
 */
public record Retainer(String key, Money amount, boolean invoiced, Money used, String atEnd) {

    /** The retainers of a canonical contract, in its order; one without an amount is passed over. */
    public static List<Retainer> of(Map<String, Object> contract) {
        return new Fields(contract)
                .list("retainers").stream()
                        .map(Retainer::of)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<Retainer> of(Fields fields) {
        return fields.money("amount")
                .map(amount -> new Retainer(
                        fields.text("key").orElse("retainer"),
                        amount,
                        fields.flag("invoiced"),
                        fields.money("used").orElse(Money.none(amount.currency())),
                        fields.text("atEnd").orElse(null)));
    }

    /** What is left of it: a liability (D36). */
    public Money balance() {
        return amount.minus(used);
    }

    Retainer use(Money more) {
        return new Retainer(key, amount, invoiced, used.plus(more), atEnd);
    }

    /** The fields of the canonical contract that change with its use. */
    public Map<String, Object> plain() {
        return new PlainObject()
                .with("key", key)
                .with("amount", amount)
                .with("invoiced", invoiced)
                .with("used", used)
                .with("balance", balance())
                .with("atEnd", atEnd)
                .build();
    }
}
