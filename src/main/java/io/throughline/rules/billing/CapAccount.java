package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.config.LegalEntity;
import io.throughline.rules.BillingParameters;
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

    private static final String LINE = "line ";

    /** What becomes of the part over a limit, as the contract says. */
    public enum Over {
        /** A person decides about it. */
        HOLD,
        /** It is worked and not charged. */
        NON_CHARGEABLE;

        /** What a legal entity does where the contract does not say. */
        public static Over of(LegalEntity.Policies policies) {
            return of(BillingParameters.OVER_THE_CAP.in(policies));
        }

        private static Over of(String word) {
            return word.equals("non-chargeable") ? NON_CHARGEABLE : HOLD;
        }
    }

    /**
     * The cap of a whole contract; empty if it has none.
     *
     * @param otherwise what becomes of the part over it, where the contract does not say
     */
    public static Optional<CapAccount> ofContract(Map<String, Object> contract, Over otherwise) {
        Fields fields = new Fields(contract);
        return fields.money("notToExceed.limit")
                .map(limit -> new CapAccount(
                        "contract " + fields.text("id").orElse("unknown"),
                        limit,
                        fields.money("notToExceed.invoiced").orElse(Money.none(limit.currency())),
                        fields.money("notToExceed.unbilled").orElse(Money.none(limit.currency())),
                        over(fields, otherwise)));
    }

    /**
     * The cap of one line; empty if it has none. Its over part is treated as the contract says of its own cap.
     *
     * @param invoiced of the line so far
     * @param unbilled of the line so far
     * @param otherwise what becomes of the part over it, where the contract does not say
     */
    public static Optional<CapAccount> ofLine(
            Map<String, Object> contract, String lineKey, Money invoiced, Money unbilled, Over otherwise) {
        Fields fields = new Fields(contract);
        return fields.list("lines").stream()
                .filter(line -> line.text("key").filter(lineKey::equals).isPresent())
                .findFirst()
                .flatMap(line -> line.money("notToExceed"))
                .map(limit -> new CapAccount(LINE + lineKey, limit, invoiced, unbilled, over(fields, otherwise)));
    }

    /** The account without what stands of an entry already on a line of the same contract; of another line's cap, nothing does. */
    public CapAccount without(Money standing, String lineKeyOrNull) {
        boolean counts = limit.currency().equals(standing.currency())
                && (!name.startsWith(LINE) || name.equals(LINE + lineKeyOrNull));
        return counts ? with(standing.negated()) : this;
    }

    private static Over over(Fields contract, Over otherwise) {
        return contract.text("notToExceed.over").map(Over::of).orElse(otherwise);
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
