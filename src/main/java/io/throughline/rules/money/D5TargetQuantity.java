package io.throughline.rules.money;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * D5: the quantity that a target keeps, and what it would make of it if it computes the amount anew.
 *
 * @param quantity in hours as the target keeps them
 * @param shown as it is sent: {@code 1:20} or {@code 1.33}
 * @param difference of what a target that recomputes would book, less the exact amount; nothing if it takes the amount
 * @param ruling applied; warned if the difference is within the tolerance; held above it
 */
public record D5TargetQuantity(BigDecimal quantity, String shown, Money difference, Ruling ruling) {

    private static final String RULE = "D5";
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    /**
     * How a target keeps durations; from its capability file.
     *
     * @param clock as {@code h:mm}, else as decimal hours
     * @param digits of decimal hours; without meaning for {@code h:mm}
     * @param recomputes whether it computes the amount from quantity and rate, whatever is sent
     */
    public record Precision(boolean clock, int digits, boolean recomputes) {

        /** Whole minutes, such as NetSuite's. */
        public static Precision minutes(boolean recomputes) {
            return new Precision(true, 0, recomputes);
        }

        /** Decimal hours with so many digits. */
        public static Precision decimal(int digits, boolean recomputes) {
            return new Precision(false, digits, recomputes);
        }
    }

    /**
     * The quantity for a target.
     *
     * @param seconds exact duration; negative in a reversal
     * @param rate price of an hour, half-day or day
     * @param amount the exact amount ({@link D5Amount})
     * @param hoursPerDay of the calendar
     * @param rounding of the legal entity
     * @param tolerance by how much the target may differ, in units of the currency
     */
    public static D5TargetQuantity of(
            long seconds,
            UnitPrice rate,
            Money amount,
            Precision precision,
            BigDecimal hoursPerDay,
            RoundingRule rounding,
            BigDecimal tolerance) {
        BigDecimal kept = kept(seconds, precision);
        Money recomputed =
                rounding.roundQuotient(rate.price().times(kept), rate.unit().seconds(hoursPerDay));
        Money difference = precision.recomputes() ? recomputed.minus(amount) : Money.none(amount.currency());
        BigDecimal hours = kept.divide(HOUR, Math.max(precision.digits(), 12), RoundingMode.HALF_UP);
        Numbers numbers = Numbers.of("seconds", seconds)
                .and("sent as", shown(kept, precision))
                .and("amount", amount)
                .and("difference", difference);
        return new D5TargetQuantity(
                hours.stripTrailingZeros(), shown(kept, precision), difference, ruling(difference, tolerance, numbers));
    }

    private static Ruling ruling(Money difference, BigDecimal tolerance, Numbers numbers) {
        if (difference.signum() == 0) {
            return Ruling.applied(RULE, "The target books the exact amount.", numbers.map());
        }
        numbers.and("tolerance", tolerance);
        return difference.value().abs().compareTo(tolerance) <= 0
                ? Ruling.warned(RULE, "The target computes another amount, within the tolerance.", numbers.map())
                : Ruling.held(
                        RULE,
                        "The target would compute an amount that differs by more than the tolerance.",
                        numbers.map(),
                        "finance",
                        "Let the target take the amount, or set rules.D5.tolerance for the legal entity, and retry.",
                        difference);
    }

    /** Seconds as the target keeps them. */
    private static BigDecimal kept(long seconds, Precision precision) {
        BigDecimal exact = BigDecimal.valueOf(seconds);
        return precision.clock()
                ? exact.divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP).multiply(BigDecimal.valueOf(60))
                : exact.divide(HOUR, precision.digits(), RoundingMode.HALF_UP).multiply(HOUR);
    }

    private static String shown(BigDecimal kept, Precision precision) {
        if (!precision.clock()) {
            return kept.divide(HOUR, precision.digits(), RoundingMode.HALF_UP).toPlainString();
        }
        long minutes = kept.longValueExact() / 60;
        String sign = minutes < 0 ? "-" : "";
        return String.format(Locale.ROOT, "%s%d:%02d", sign, Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }
}
