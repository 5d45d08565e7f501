package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A contract and a period that is to be invoiced, with what is known about its entries.
 *
 * @param contract canonical contract
 * @param customer canonical customer role, or customer; may be empty
 * @param dates the period
 * @param counts what is not ready to be invoiced
 * @param milestones canonical milestones of the project
 */
public record PeriodToBill(
        Map<String, Object> contract,
        Map<String, Object> customer,
        Dates dates,
        Counts counts,
        List<Map<String, Object>> milestones) {

    /** Copies the milestones. */
    public PeriodToBill {
        milestones = List.copyOf(milestones);
    }

    /**
     * @param from first day of the service
     * @param to last day of the service
     * @param invoiceOn date of the invoice: the tax facts must be valid then (D49)
     */
    public record Dates(LocalDate from, LocalDate to, LocalDate invoiceOn) {}

    /**
     * @param waiting entries of the period that nobody approved yet (D11)
     * @param unpriced approved entries without a rate (D25)
     * @param heldByRule approved entries that a rule holds, by its id
     * @param overCap approved and over the cap, waiting for a person (D33); null if the contract has no cap
     */
    public record Counts(int waiting, int unpriced, Map<String, Integer> heldByRule, Money overCap) {

        /** Everything is ready. */
        public static final Counts READY = new Counts(0, 0, Map.of(), null);

        /** Copies the counts. */
        public Counts {
            heldByRule = Map.copyOf(heldByRule);
        }
    }
}
