package io.throughline.setup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The calls that one system gets on a working day.
 *
 * @param system the connector
 * @param byCause calls of each workflow and feed, whole calls
 * @param perDay all of them, the reserve included
 * @param atOnce calls at once in the busiest hour, on average
 * @param limits what the vendor allows, each with the share of it that is used
 */
public record CallForecast(
        String system, Map<String, Long> byCause, long perDay, BigDecimal atOnce, List<Share> limits) {

    /**
     * How much of a limit is used.
     *
     * @param percent whole percent, rounded up
     */
    public record Share(VendorLimit limit, long percent) {}

    /** Whether the vendor allows it. */
    public boolean fits() {
        return limits.stream().allMatch(share -> share.percent() <= 100);
    }
}
