package io.throughline.rules.money;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** What a price of time counts. How long a day is says the calendar. */
public enum TimeUnit {
    /** 3600 seconds. */
    HOUR,
    /** Half of a day of the calendar. */
    HALF_DAY,
    /** The hours of a day of the calendar. */
    DAY;

    private static final BigDecimal HOUR_SECONDS = BigDecimal.valueOf(3600);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * Its length in seconds.
     *
     * @param hoursPerDay of the calendar, above zero
     */
    public BigDecimal seconds(BigDecimal hoursPerDay) {
        return switch (this) {
            case HOUR -> HOUR_SECONDS;
            case HALF_DAY -> hoursPerDay.multiply(HOUR_SECONDS).multiply(HALF);
            case DAY -> hoursPerDay.multiply(HOUR_SECONDS);
        };
    }

    /** As canonical objects write it, such as {@code half-day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The unit of a word; empty for {@code each} and for what is none. */
    public static Optional<TimeUnit> of(String word) {
        if (word == null) {
            return Optional.empty();
        }
        return switch (word) {
            case "hour" -> Optional.of(HOUR);
            case "half-day" -> Optional.of(HALF_DAY);
            case "day" -> Optional.of(DAY);
            default -> Optional.empty();
        };
    }
}
