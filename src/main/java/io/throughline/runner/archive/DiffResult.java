package io.throughline.runner.archive;

import io.throughline.BundleFiles;
import io.throughline.replay.Compared;
import io.throughline.replay.Difference;
import io.throughline.replay.Gap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How two bundles treat recorded transactions.
 *
 * @param transactions the oldest first
 * @param leftOut how many were left out because their workflow only takes events in
 * @param unknown ids that were asked for and are not in the ledger
 */
public record DiffResult(
        BundleFiles before, BundleFiles after, List<Compared> transactions, int leftOut, List<String> unknown) {

    /** Those that would be treated otherwise. */
    public List<Compared> different() {
        return transactions.stream().filter(one -> !one.isEqual()).toList();
    }

    /** How many could not be replayed whole. */
    public long withGaps() {
        return transactions.stream().filter(one -> !one.gaps().isEmpty()).count();
    }

    /** Money at stake, summed over the transactions, by currency. */
    public Map<String, BigDecimal> atStake() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        transactions.forEach(
                one -> one.atStake().forEach((currency, value) -> sums.merge(currency, value, BigDecimal::add)));
        return sums;
    }

    /** Whether more than an amount is at stake in any currency. */
    public boolean isAbove(BigDecimal amount) {
        return atStake().values().stream().anyMatch(value -> value.compareTo(amount) > 0);
    }

    /** What differs by record and field, lines and items of one field together. */
    public List<FieldTotal> fields() {
        Map<String, FieldTotal> totals = new TreeMap<>();
        for (Compared one : different()) {
            one.differences()
                    .forEach(difference -> totals.merge(
                            key(difference),
                            FieldTotal.of(difference, one.head().transaction()),
                            FieldTotal::plus));
        }
        return List.copyOf(totals.values());
    }

    private static String key(Difference difference) {
        FieldTotal total = FieldTotal.of(difference, "");
        return "%s|%s|%s|%s".formatted(total.record(), total.field(), total.kind(), total.currency());
    }

    /** What could not be replayed: how many transactions by reason. */
    public Map<String, Long> gapsByReason() {
        Map<String, Long> reasons = new TreeMap<>();
        transactions.forEach(one -> one.gaps().stream()
                .map(Gap::reason)
                .distinct()
                .forEach(reason -> reasons.merge(reason, 1L, Long::sum)));
        return reasons;
    }
}
