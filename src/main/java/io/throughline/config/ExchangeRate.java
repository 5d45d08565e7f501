package io.throughline.config;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate that is in force for some time: one unit of {@code from} is {@code rate} units of {@code to}.
 *
 * @param from ISO 4217
 * @param to ISO 4217
 * @param validFrom first day
 * @param validTo last day
 * @param rate above zero
 * @param source who says so; travels with the amounts (D8)
 */
public record ExchangeRate(
        String from, String to, LocalDate validFrom, LocalDate validTo, BigDecimal rate, String source) {

    boolean covers(String fromCurrency, String toCurrency, LocalDate date) {
        return from.equals(fromCurrency)
                && to.equals(toCurrency)
                && !date.isBefore(validFrom)
                && !date.isAfter(validTo);
    }

    boolean overlaps(ExchangeRate other) {
        return from.equals(other.from)
                && to.equals(other.to)
                && !validFrom.isAfter(other.validTo)
                && !other.validFrom.isAfter(validTo);
    }
}
