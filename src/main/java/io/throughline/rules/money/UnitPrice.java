package io.throughline.rules.money;

import io.throughline.canonical.Money;
import java.math.BigDecimal;

/**
 * The price or the cost of one unit of time. Immutable.
 *
 * @param price of one unit; exact, may have more digits than the currency's minor unit; zero is a price (D26)
 * @param unit what one unit is
 */
public record UnitPrice(Money price, TimeUnit unit) {

    /** The price of an hour; exact amounts come of {@link D5Amount}, which never needs it. */
    public static UnitPrice hourly(Money price) {
        return new UnitPrice(price, TimeUnit.HOUR);
    }

    /** The same with a supplement in per cent (D25), not rounded. */
    public UnitPrice plusPercent(BigDecimal percent) {
        return percent.signum() == 0
                ? this
                : new UnitPrice(price.times(BigDecimal.ONE.add(percent.movePointLeft(2))), unit);
    }

    @Override
    public String toString() {
        return price + " per " + unit.word();
    }
}
