package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Hours and money as people read them. Hours are for display only (D5). */
final class EntryAmounts {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private EntryAmounts() {}

    static String hours(Object seconds) {
        BigDecimal exact = new BigDecimal(String.valueOf(seconds == null ? 0 : seconds));
        return String.format(Locale.ROOT, "%,.2f", exact.divide(HOUR, 2, RoundingMode.HALF_UP));
    }

    /** With thousands and at least the digits of its currency, never rounded. */
    static String money(String value, String currency) {
        BigDecimal amount = new BigDecimal(value == null ? "0" : value);
        int digits =
                Math.max(Money.digits(currency), amount.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + digits + "f", amount);
    }

    /** The plain money of several currencies in one cell. */
    static String sums(List<Object> money) {
        return money.stream()
                .map(one -> money(Json.textAt(one, "value"), Json.textAt(one, "currency")) + " "
                        + Json.textAt(one, "currency"))
                .collect(Collectors.joining(", "));
    }
}
