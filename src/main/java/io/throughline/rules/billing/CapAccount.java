package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import java.util.Map;
import java.util.Optional;

/**
 * A not-to-exceed limit and what counts against it (D33). Immutable.
 *
 * @param name what is capped: the contract, or one of its lines
 * @param limit most that may be billed
 * @param invoiced so far, less what was credited
 * @param unbilled approved and not invoiced yet
 * @param over what becomes of the part over the limit
 */
public record CapAccount(String name, Money limit, Money invoiced, Money unbilled, Over over) {

    /** What becomes of the part over a limit, as the contract says. */
    public enum Over {
        /** A person decides about it. */
        HOLD,
        /** It is worked and not charged. */
        NON_CHARGEABLE
    }

    /** The cap of a whole contract; empty if it has none. */
    public static Optional<CapAccount> ofContract(Map<String, Object> contract) {
        Fields fields = new Fields(contract);
        return fields.money("notToExceed.limit")
                .map(limit -> new CapAccount(
                        "contract " + fields.text("id").orElse("unknown"),
                        limit,
                        fields.money("notToExceed.invoiced").orElse(Money.none(limit.currency())),
                        fields.money("notToExceed.unbilled").orElse(Money.none(limit.currency())),
                        over(fields)));
    }

    /**
     * The cap of one line; empty if it has none. Its over part is treated as the contract says of its own cap; a contract that says nothing holds it.
     *
     * @param invoiced of the line so far
     * @param unbilled of the line so far
     */
    public static Optional<CapAccount> ofLine(
            Map<String, Object> contract, String lineKey, Money invoiced, Money unbilled) {
        Fields fields = new Fields(contract);
        return fields.list("lines").stream()
                .filter(line -> line.text("key").filter(lineKey::equals).isPresent())
                .findFirst()
                .flatMap(line -> line.money("notToExceed"))
                .map(limit -> new CapAccount("line " + lineKey, limit, invoiced, unbilled, over(fields)));
    }

    private static Over over(Fields contract) {
        return contract.text("notToExceed.over")
                        .filter("non-chargeable"::equals)
                        .isPresent()
                ? Over.NON_CHARGEABLE
                : Over.HOLD;
    }

    /** What may still be billed; nothing if the limit is passed already. */
    public Money room() {
        Money left = limit.minus(invoiced).minus(unbilled);
        return left.signum() < 0 ? Money.none(limit.currency()) : left;
    }

    /** The account after more was made ready to be billed; a negative amount gives room back. */
    public CapAccount with(Money moreUnbilled) {
        return new CapAccount(name, limit, invoiced, unbilled.plus(moreUnbilled), over);
    }

    /** The account after an invoice took up what was unbilled; a negative amount is a credit that makes it unbilled again. */
    public CapAccount invoiced(Money amount) {
        return new CapAccount(name, limit, invoiced.plus(amount), unbilled.minus(amount), over);
    }
}
