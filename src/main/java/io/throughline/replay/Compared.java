package io.throughline.replay;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How two bundles treat one recorded transaction.
 *
 * @param head which transaction
 * @param differences in the order of the workflow; empty if there are none
 * @param gaps what could not be replayed, of both bundles, each once
 * @param atStake money that the differences are about, by currency: that of the books where the rate is known
 */
public record Compared(Head head, List<Difference> differences, List<Gap> gaps, Map<String, BigDecimal> atStake) {

    /**
     * Which transaction.
     *
     * @param customer number or id of the customer; null if nobody read it
     * @param customerName null if nobody read it; personal
     * @param deal the business object
     */
    public record Head(
            String transaction, String workflow, String region, String customer, String customerName, String deal) {}

    /** Whether nothing differs, as far as could be seen. */
    public boolean isEqual() {
        return differences.isEmpty();
    }
}
