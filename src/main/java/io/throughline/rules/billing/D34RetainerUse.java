package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** D34: a retainer is used up by later charges. D35: only after it was invoiced. */
public final class D34RetainerUse {

    private D34RetainerUse() {}

    /**
     * How charges were met.
     *
     * @param applied taken from retainers altogether; negative if a credit gave some back
     * @param due what the customer pays beyond that
     * @param retainers as they are afterwards, in the order given
     * @param lines {@code retainersApplied} of the invoice: one for each retainer that changed
     * @param rulings one for each retainer that was looked at
     */
    public record Application(
            Money applied,
            Money due,
            List<Retainer> retainers,
            List<Map<String, Object>> lines,
            List<Ruling> rulings) {}

    /**
     * Uses retainers for charges, in their order, each as far as it reaches.
     *
     * @param charges without tax; a negative amount is a credit and gives back what was used, the last retainer first, as far as it was used
     */
    public static Application apply(List<Retainer> retainers, Money charges) {
        List<Retainer> after = new ArrayList<>(retainers);
        List<Map<String, Object>> lines = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        Money due = charges;
        for (int step = 0; step < retainers.size(); step++) {
            int at = charges.signum() < 0 ? retainers.size() - 1 - step : step;
            Retainer before = retainers.get(at);
            Money taken = taken(before, due);
            after.set(at, before.use(taken));
            rulings.add(ruling(before, after.get(at), taken, due));
            due = due.minus(taken);
            if (taken.signum() != 0) {
                lines.add(line(after.get(at), taken));
            }
        }
        return new Application(charges.minus(due), due, List.copyOf(after), lines, rulings);
    }

    private static Money taken(Retainer retainer, Money due) {
        Money none = Money.none(due.currency());
        if (!retainer.invoiced() || !retainer.amount().currency().equals(due.currency())) {
            return none;
        } else if (due.signum() < 0) {
            Money most = retainer.used();
            return due.negated().isMoreThan(most) ? most.negated() : due;
        }
        Money balance = retainer.balance().signum() < 0 ? none : retainer.balance();
        return due.isMoreThan(balance) ? balance : due;
    }

    private static Map<String, Object> line(Retainer after, Money taken) {
        return new PlainObject()
                .with("key", after.key())
                .with("amount", taken)
                .with("balance", after.balance())
                .build();
    }

    private static Ruling ruling(Retainer before, Retainer after, Money taken, Money due) {
        Numbers numbers = Numbers.of("retainer", before.key())
                .and("amount", before.amount())
                .and("used before", before.used())
                .and("charges", due)
                .and("applied", taken)
                .and("due", due.minus(taken))
                .and("balance", after.balance());
        if (!before.invoiced()) {
            return Ruling.warned("D35", "The retainer is not invoiced, so it cannot be used yet.", numbers.map());
        } else if (!before.amount().currency().equals(due.currency())) {
            return Ruling.warned(
                    "D34", "The retainer is in another currency than the charges, so it is not used.", numbers.map());
        }
        return Ruling.applied("D34", "The charges use up the retainer as far as it reaches.", numbers.map());
    }
}
