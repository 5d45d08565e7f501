package io.throughline.runner.load;

import java.time.YearMonth;

/**
 * What is to be loaded. The same order gives the same people, projects, prices and entries.
 *
 * @param people how many people the firm has; at least 1
 * @param first first month of work
 * @param months how many months; at least 1
 * @param seed what everything else is drawn from
 */
public record LoadOrder(int people, YearMonth first, int months, long seed) {

    /** Refuses a load of nothing. */
    public LoadOrder {
        if (people < 1 || months < 1) {
            throw new IllegalArgumentException(
                    "RUN-2400 a load needs at least one person and one month; nothing was written.");
        }
    }

    /** Month of which the books are closed: late work of it is accounted for in the first month. */
    public YearMonth closed() {
        return first.minusMonths(1);
    }

    /** The last month of work. */
    public YearMonth last() {
        return first.plusMonths(months - 1L);
    }
}
