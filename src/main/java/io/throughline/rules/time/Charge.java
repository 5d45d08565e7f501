package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.D33NotToExceed;

/**
 * What the customer is charged for an entry.
 *
 * @param price how it was priced
 * @param billedSeconds 0 if it is not charged
 * @param bill chargeable within the cap; null if it is not charged
 * @param nonChargeable worked and not charged; null if nothing
 */
record Charge(Pricing.Result price, long billedSeconds, Money bill, Money nonChargeable) {

    static Charge of(
            Pricing.Result price, long billed, Money chargeable, Money unbilled, D33NotToExceed.CapSplit split) {
        Money over = split == null ? null : split.nonChargeable();
        Money rest = unbilled == null || over == null ? unbilled : unbilled.plus(over);
        return new Charge(
                price,
                billed,
                split == null ? chargeable : split.chargeable(),
                rest == null || rest.signum() == 0 ? null : rest);
    }

    void tell(long worked, D12Facts facts, Rulings rulings) {
        boolean differs = price.charged() && worked != billedSeconds || nonChargeable != null;
        if (price.charged() || nonChargeable != null) {
            rulings.add(Ruling.applied(
                    differs ? "D13" : "D12",
                    differs
                            ? "The cost follows the worked time, the revenue the billed time."
                            : "Approved time makes a cost and an unbilled revenue.",
                    Numbers.of("worked seconds", worked)
                            .and("billed seconds", billedSeconds)
                            .and("exact amount", facts.bill())
                            .and("chargeable", bill)
                            .and("non-chargeable", nonChargeable)
                            .map()));
        }
    }
}
