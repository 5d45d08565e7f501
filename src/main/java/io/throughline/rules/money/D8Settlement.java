package io.throughline.rules.money;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;

/**
 * D8: the difference of a settlement, in accounting currency.
 *
 * @param difference of what we were owed: above zero a gain, below zero a loss; never the whole amount
 * @param ruling says with which rates
 */
public record D8Settlement(Money difference, Ruling ruling) {

    /**
     * The difference between the rate an amount was booked at and the one it was settled at.
     *
     * @param amount in transaction currency; a part payment gives its own part of the difference; negative for a credit
     * @param booked units of accounting currency for one of the transaction's
     * @param settled the same on the day of settlement
     * @param accountingCurrency of the books
     */
    public static D8Settlement of(
            Money amount, BigDecimal booked, BigDecimal settled, String accountingCurrency, RoundingRule rounding) {
        Money then = in(amount, booked, accountingCurrency, rounding);
        Money now = in(amount, settled, accountingCurrency, rounding);
        Money difference = now.minus(then);
        Numbers numbers = Numbers.of("amount", amount)
                .and("booked at", booked)
                .and("settled at", settled)
                .and("booked", then)
                .and("settled", now)
                .and("difference", difference);
        return new D8Settlement(
                difference,
                Ruling.applied("D8", "The settlement difference is computed in accounting currency.", numbers.map()));
    }

    private static Money in(Money amount, BigDecimal rate, String currency, RoundingRule rounding) {
        return rounding.round(new Money(amount.value().multiply(rate), currency));
    }
}
