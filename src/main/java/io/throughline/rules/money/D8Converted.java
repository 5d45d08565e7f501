package io.throughline.rules.money;

import io.throughline.canonical.Money;
import io.throughline.config.ExchangeRate;
import io.throughline.config.RoundingRule;
import io.throughline.rules.PlainObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * D8: how amounts come into another currency: rate, date and source, which travel with both amounts.
 *
 * @param rate what was found; null within one currency
 * @param on the day whose rate it is
 */
public record D8Converted(ExchangeRate rate, LocalDate on) {

    /** Whether there is nothing to convert. */
    public boolean isSameCurrency() {
        return rate == null;
    }

    /** The amount in the other currency, rounded once. */
    public Money of(Money amount, RoundingRule rounding) {
        return isSameCurrency()
                ? amount
                : rounding.round(new Money(amount.value().multiply(rate.rate()), rate.to()));
    }

    /** The amount in this currency of which the other is this one: for amounts that are known in the books' currency only. Rounded once. */
    public Money back(Money inOther, RoundingRule rounding) {
        return isSameCurrency()
                ? inOther
                : rounding.roundQuotient(new Money(inOther.value(), rate.from()), rate.rate());
    }

    /** The canonical {@code exchange}; null within one currency. */
    public Map<String, Object> plain() {
        return isSameCurrency()
                ? null
                : new PlainObject()
                        .with("from", rate.from())
                        .with("to", rate.to())
                        .with("rate", plain(rate.rate()))
                        .with("on", on.toString())
                        .with("source", rate.source())
                        .build();
    }

    private static String plain(BigDecimal number) {
        return number.scale() <= 0
                ? number.toPlainString()
                : number.stripTrailingZeros().toPlainString();
    }
}
