package io.throughline.rules.entities;

import io.throughline.canonical.Money;
import java.time.LocalDate;

/**
 * Work of one company's person on another's contract.
 *
 * @param entryId time entry or expense
 * @param kind {@code time-entry} or {@code expense}
 * @param day when, and how long; 0 seconds for an expense
 * @param owner company that owns the contract
 * @param resourcing company whose person works
 * @param prices what it is worth to whom
 */
public record WorkBetweenCompanies(
        String entryId, String kind, Day day, Company owner, Company resourcing, Prices prices) {

    /**
     * @param workedOn day of the work
     * @param seconds worked
     * @param rateOn day whose exchange rates apply (D17)
     */
    public record Day(LocalDate workedOn, long seconds, LocalDate rateOn) {}

    /**
     * @param legalEntity code of the company
     * @param currency of its books
     * @param legs who makes the legs for it
     */
    public record Company(String legalEntity, String currency, LegMaker legs) {}

    /**
     * @param transfer what the owner pays the resourcing company
     * @param bill what is unbilled towards the customer; null if the line is not charged by time (D31, D32)
     * @param resourcingCost what it costs the resourcing company
     */
    public record Prices(Money transfer, Money bill, Money resourcingCost) {}
}
