package io.throughline.runner.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * One of our companies as the load needs it.
 *
 * @param index place among the companies of the load
 * @param id code of the legal entity
 * @param currency of its books, its contracts and its people
 * @param rounding how it rounds amounts
 */
public record LoadedCompany(int index, String id, String currency, RoundingMode rounding) {

    /** Decimal digits of the currency. */
    int digits() {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** Minor units as the amount that files and records show. */
    BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, digits());
    }
}
