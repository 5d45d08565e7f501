package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * D33: not-to-exceed counts invoiced, unbilled and the new amount before posting. All cost is posted; the billable part is split at the cap, and what is
 * over it waits for a person or is not charged, as the contract says.
 */
public final class D33NotToExceed {

    private static final String RULE = "D33";

    private D33NotToExceed() {}

    /**
     * A new amount at the cap.
     *
     * @param chargeable the part within the cap
     * @param over the part over it; together they are the amount
     * @param policy what becomes of {@code over}
     * @param ruling applied; warned with team, fix and money at risk if {@code over} waits for a person: the rest of the entry goes on. Held if limit and
     *     amount are in two currencies: then nothing is split
     * @param after the caps with the chargeable part counted
     */
    public record CapSplit(
            Money chargeable, Money over, CapAccount.Over policy, Ruling ruling, List<CapAccount> after) {

        /** The part that waits for a person; nothing if the contract says that it is not charged. */
        public Money waiting() {
            return policy == CapAccount.Over.HOLD ? over : Money.none(over.currency());
        }

        /** The part that is worked and not charged. */
        public Money nonChargeable() {
            return over.minus(waiting());
        }
    }

    /**
     * An entry that wants to be charged.
     *
     * @param id of the entry
     * @param workedOn its day
     * @param amount in the currency of the contract
     */
    public record Claim(String id, LocalDate workedOn, Money amount) {

        /** In which order entries meet the cap: by day, then by id; so the order of a page does not matter. */
        public static final Comparator<Claim> ORDER =
                Comparator.comparing(Claim::workedOn).thenComparing(Claim::id);
    }

    /**
     * Splits an amount at the tightest of the caps.
     *
     * @param caps of the contract and of the line; none: everything is chargeable
     * @param amount new; a negative one is within every cap and gives room back
     */
    public static CapSplit split(List<CapAccount> caps, Money amount) {
        if (caps.stream().anyMatch(cap -> !cap.limit().currency().equals(amount.currency()))) {
            return inTwoCurrencies(caps, amount);
        }
        Money chargeable = amount;
        CapAccount binding = null;
        for (CapAccount cap : caps) {
            if (chargeable.isMoreThan(cap.room()) && amount.signum() > 0) {
                chargeable = cap.room();
                binding = cap;
            }
        }
        Money counted = chargeable;
        List<CapAccount> after = caps.stream().map(cap -> cap.with(counted)).toList();
        CapAccount.Over policy = binding == null ? CapAccount.Over.NON_CHARGEABLE : binding.over();
        Money over = amount.minus(chargeable);
        return new CapSplit(chargeable, over, policy, ruling(binding, caps, amount, chargeable), after);
    }

    /**
     * Splits all entries of a page, one after the other in {@link Claim#ORDER}: the same entries in whatever order give the same parts.
     *
     * @param caps before the first of them
     * @return the split by entry id, in the order in which they were counted
     */
    public static Map<String, CapSplit> splitAll(List<CapAccount> caps, List<Claim> claims) {
        Map<String, CapSplit> splits = new LinkedHashMap<>();
        List<CapAccount> now = caps;
        for (Claim claim : claims.stream().sorted(Claim.ORDER).toList()) {
            CapSplit split = split(now, claim.amount());
            splits.put(claim.id(), split);
            now = split.after();
        }
        return splits;
    }

    private static Ruling ruling(CapAccount binding, List<CapAccount> caps, Money amount, Money chargeable) {
        if (binding == null) {
            Numbers numbers = Numbers.of("new", amount);
            caps.forEach(cap -> count(numbers, cap));
            String says = caps.isEmpty() ? "Nothing caps what may be billed." : "It is within what may be billed.";
            return Ruling.applied(RULE, says, numbers.map());
        }
        Money over = amount.minus(chargeable);
        Numbers numbers = count(Numbers.of("new", amount), binding)
                .and("chargeable", chargeable)
                .and("over", over);
        return binding.over() == CapAccount.Over.NON_CHARGEABLE
                ? Ruling.applied(RULE, "What is over the cap is worked and not charged.", numbers.map())
                : new Ruling(
                        RULE,
                        Ruling.Effect.WARNED,
                        "What is over the cap waits for a person; the cost and the part within the cap go on.",
                        numbers.map(),
                        "sales-operations",
                        "Agree on a higher limit with the customer and enter it at the contract, or make the rest non-chargeable.",
                        over);
    }

    private static Numbers count(Numbers numbers, CapAccount cap) {
        return numbers.and("cap of " + cap.name(), cap.limit())
                .and("invoiced", cap.invoiced())
                .and("unbilled", cap.unbilled());
    }

    private static CapSplit inTwoCurrencies(List<CapAccount> caps, Money amount) {
        Numbers numbers = Numbers.of("new", amount);
        caps.forEach(cap -> count(numbers, cap));
        Ruling held = new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "The cap and the amount are in two currencies, so nobody knows whether it is within.",
                numbers.map(),
                "finance",
                "Enter the cap in the currency of the contract and retry.",
                amount);
        Money none = Money.none(amount.currency());
        return new CapSplit(none, amount, CapAccount.Over.HOLD, held, caps);
    }
}
