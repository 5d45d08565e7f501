package io.throughline.connector;

import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hours of a line as an ERP keeps them, and the rate that gives our amount of them. An ERP that keeps whole minutes, or multiplies by itself, would otherwise
 * come to another amount than the rules did (D5): seven hours, twenty minutes and thirty seconds at 90 are 660.75, but 7:21 at 90 are 661.50. Immutable.
 *
 * @param text as it is written: {@code 7:30}, {@code -0:20}, {@code 7.5}
 * @param hours its value
 */
public record LineQuantity(String text, BigDecimal hours) {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final int HOUR_DIGITS = 6;
    /** Enough for an amount of a million to the minor unit. */
    private static final int RATE_DIGITS = 10;

    private static final int MINUTE = 60;

    /** The quantity of worked time, or of billed time where nothing was worked; never zero for a line that has an amount. */
    public static LineQuantity of(long workedSeconds, long billedSeconds, ErpFacts.Quantity kept) {
        long seconds = workedSeconds == 0 ? billedSeconds : workedSeconds;
        return kept == ErpFacts.Quantity.HOURS_MINUTES ? minutes(seconds) : decimal(seconds);
    }

    private static LineQuantity minutes(long seconds) {
        long rounded = Math.max((Math.abs(seconds) + MINUTE / 2) / MINUTE, seconds == 0 ? 0 : 1);
        String text = "%s%d:%02d".formatted(seconds < 0 ? "-" : "", rounded / MINUTE, rounded % MINUTE);
        BigDecimal hours = BigDecimal.valueOf(seconds < 0 ? -rounded : rounded)
                .divide(BigDecimal.valueOf(MINUTE), RATE_DIGITS * 2, RoundingMode.HALF_UP);
        return new LineQuantity(text, hours);
    }

    private static LineQuantity decimal(long seconds) {
        BigDecimal hours = BigDecimal.valueOf(seconds).divide(SECONDS, HOUR_DIGITS, RoundingMode.HALF_UP);
        BigDecimal shortest = hours.signum() == 0 ? BigDecimal.ZERO : hours.stripTrailingZeros();
        return new LineQuantity(shortest.toPlainString(), hours);
    }

    /**
     * The rate: the agreed one if it gives the amount, else the one that does.
     *
     * @param amount what the line is worth; of the sign of the hours
     * @param agreed price of an hour
     * @return empty if there is an amount but no time
     */
    public Optional<BigDecimal> rateFor(Money amount, Optional<Money> agreed) {
        if (agreed.filter(rate -> gives(rate.value(), amount)).isPresent()) {
            return agreed.map(Money::value);
        }
        return hours.signum() == 0
                ? Optional.empty()
                : Optional.of(shortest(amount.value().divide(hours, RATE_DIGITS, RoundingMode.HALF_UP)));
    }

    private boolean gives(BigDecimal rate, Money amount) {
        return hours.multiply(rate)
                        .setScale(Money.digits(amount.currency()), RoundingMode.HALF_UP)
                        .compareTo(amount.value())
                == 0;
    }

    private static BigDecimal shortest(BigDecimal rate) {
        return rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
    }

    /** Whether it is so many seconds, to the second. */
    boolean isExactly(long seconds) {
        return hours.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact() == seconds;
    }

    /** As mappings see it: {@code {quantity, rate}}. */
    Map<String, Object> plain(Optional<BigDecimal> rate) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("quantity", text);
        rate.ifPresent(value -> plain.put("rate", value.toPlainString()));
        return plain;
    }
}
