package io.throughline.rules.revenue;

import io.throughline.canonical.Money;

/**
 * What is known of a contract at some point, to reckon its progress (D53). All in one currency.
 *
 * @param id of the estimate
 * @param price transaction price without tax
 * @param cost so far, expected, and what of it is no progress
 * @param billed invoiced so far, without tax
 * @param before what the books have already
 */
public record ContractEstimate(String id, Money price, Cost cost, Money billed, Before before) {

    /**
     * @param toDate cost so far, all of it
     * @param expected total cost at the end, all of it
     * @param noProgressToDate wasted or uninstalled so far
     * @param noProgressExpected wasted or uninstalled within the total
     */
    public record Cost(Money toDate, Money expected, Money noProgressToDate, Money noProgressExpected) {

        /** Cost of which everything is progress. */
        public static Cost of(Money toDate, Money expected) {
            return new Cost(toDate, expected, Money.none(toDate.currency()), Money.none(toDate.currency()));
        }
    }

    /**
     * @param recognised revenue recognised so far
     * @param provision for a loss so far
     * @param liability contract liability so far
     */
    public record Before(Money recognised, Money provision, Money liability) {

        /** Nothing in the books yet. */
        public static Before nothing(String currency) {
            Money none = Money.none(currency);
            return new Before(none, none, none);
        }
    }
}
