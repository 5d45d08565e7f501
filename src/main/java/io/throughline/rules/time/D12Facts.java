package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.money.D5Amount;
import io.throughline.rules.money.UnitPrice;
import io.throughline.rules.rates.Priced;
import java.math.BigDecimal;

/**
 * D12, D13: approved time makes a cost fact, and an unbilled revenue fact if it is charged. The cost follows the worked hours, the revenue the billed ones;
 * what was worked beyond them is not charged, and both together are what the worked hours are worth (D4).
 *
 * @param cost of the worked time; null if the rate is unknown
 * @param bill chargeable; null if it is not charged, or a part of it is in no tier
 * @param nonChargeable worked beyond what is billed; nothing if all is; null if it is not priced
 */
public record D12Facts(Money cost, Money bill, Money nonChargeable) {

    /**
     * The facts of some time.
     *
     * @param worked seconds
     * @param billed seconds; may be more or fewer than worked
     * @param costRate null if unknown
     * @param price null if it is not charged
     * @param before seconds charged at the same price before, where it has tiers
     */
    public static D12Facts of(
            long worked,
            long billed,
            UnitPrice costRate,
            Priced price,
            long before,
            BigDecimal hoursPerDay,
            RoundingRule rounding) {
        Money cost = costRate == null ? null : D5Amount.of(worked, costRate, hoursPerDay, rounding);
        Money bill = price == null ? null : price.amount(billed, before, hoursPerDay, rounding);
        return new D12Facts(cost, bill, rest(worked, billed, price, bill, before, hoursPerDay, rounding));
    }

    private static Money rest(
            long worked,
            long billed,
            Priced price,
            Money bill,
            long before,
            BigDecimal hoursPerDay,
            RoundingRule rounding) {
        if (bill == null) {
            return null;
        }
        boolean unbilled = Math.abs(worked) > Math.abs(billed) && Long.signum(worked) * Long.signum(billed) >= 0;
        Money whole = unbilled ? price.amount(worked, before, hoursPerDay, rounding) : bill;
        return whole == null ? Money.none(bill.currency()) : whole.minus(bill);
    }
}
