package io.throughline.rules.money;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import java.math.BigDecimal;

/** D5: an amount is the exact duration times the rate, rounded once, at the end (D2). Hours with two decimals are for display only. */
public final class D5Amount {

    private D5Amount() {}

    /**
     * What a duration is worth.
     *
     * @param seconds negative in a reversal: the mirror of the positive amount
     * @param rate price of one unit
     * @param hoursPerDay of the calendar, which turns days into hours; above zero
     * @param rounding of the legal entity
     */
    public static Money of(long seconds, UnitPrice rate, BigDecimal hoursPerDay, RoundingRule rounding) {
        Money times = rate.price().times(BigDecimal.valueOf(seconds));
        return rounding.roundQuotient(times, rate.unit().seconds(hoursPerDay));
    }
}
