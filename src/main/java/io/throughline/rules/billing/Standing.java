package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Split;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What became of an entry over all invoices and credits (D42 to D44). Immutable.
 *
 * @param entry the entry
 * @param billed by invoice id, the quantity that stands on it; invoices on which nothing of it stands any more are left out
 * @param drafted by invoice id, the quantity on invoices that are not posted yet: neither billed nor open
 */
public record Standing(LoggedEntry entry, Map<String, BigDecimal> billed, Map<String, BigDecimal> drafted) {

    /** Copies both. */
    public Standing {
        billed = Map.copyOf(billed);
        drafted = Map.copyOf(drafted);
    }

    /** The quantity that the next invoice can take; nothing if more is on invoices than there is. */
    public BigDecimal open() {
        BigDecimal left = rest();
        return left.signum() == entry.quantity().signum() ? left : BigDecimal.ZERO;
    }

    /** The quantity that stands on posted invoices. */
    public BigDecimal billedQuantity() {
        return sum(billed);
    }

    /** Whether more of it is on invoices than there is. */
    public boolean isOverbilled() {
        BigDecimal left = rest();
        return left.signum() != 0 && left.signum() != entry.quantity().signum();
    }

    private BigDecimal rest() {
        return entry.quantity().subtract(sum(billed)).subtract(sum(drafted));
    }

    /** What the open quantity is worth; together with the rest it is the amount of the entry (D4). */
    public Money openAmount() {
        BigDecimal open = open();
        if (open.signum() == 0) {
            return Money.none(entry.amount().currency());
        }
        BigDecimal taken = entry.quantity().subtract(open).abs();
        return Split.byWeights(entry.amount(), List.of(taken, open.abs()), 1).get(1);
    }

    private static BigDecimal sum(Map<String, BigDecimal> quantities) {
        return quantities.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
