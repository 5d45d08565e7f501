package io.throughline.ledger.entries;

import java.math.BigDecimal;

/**
 * Sums of lines of one key.
 *
 * @param legalEntity company in whose books it is posted
 * @param projectId our id of the project
 * @param period accounting period
 * @param currency currency of the amounts
 * @param kind {@code time-entry} or {@code expense}
 * @param state how far the lines are
 * @param lines how many lines
 * @param amounts their sums
 */
public record EntryTotal(
        String legalEntity,
        String projectId,
        String period,
        String currency,
        String kind,
        LineState state,
        long lines,
        NewLine.Amounts amounts) {

    /** The cost as it is summed up. */
    public BigDecimal cost() {
        return amounts.cost();
    }
}
