package io.throughline.ledger.entries;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A line that is to be posted.
 *
 * @param key names it for ever: {@code ^[a-z0-9]+(-[a-z0-9]+)*$}, at most 100 characters
 * @param reverses key of the line that it takes back, else null (D14, D16)
 * @param batch the batch it goes into
 * @param amounts what sums are made of
 * @param body the line in the shape of {@code posting-batch.lines[]}
 */
public record NewLine(String key, String reverses, BatchKey batch, Amounts amounts, Map<String, Object> body) {

    /**
     * In the currency of the batch; negative in a reversal.
     *
     * @param workedSeconds worked time
     * @param billedSeconds billed time
     * @param cost what it costs the firm
     * @param bill what the customer is charged
     * @param nonChargeable what was worked or spent and is not charged
     */
    public record Amounts(
            long workedSeconds, long billedSeconds, BigDecimal cost, BigDecimal bill, BigDecimal nonChargeable) {}
}
