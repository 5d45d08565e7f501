package io.throughline.rules.revenue;

import java.time.YearMonth;
import java.util.List;

/**
 * What was recognised in one period, and stands.
 *
 * @param period the month
 * @param open whether the books still take postings of that period
 * @param facts what was recognised and not undone
 */
public record RecognisedPeriod(YearMonth period, boolean open, List<RevenueFact> facts) {

    /** Copies the facts. */
    public RecognisedPeriod {
        facts = List.copyOf(facts);
    }
}
