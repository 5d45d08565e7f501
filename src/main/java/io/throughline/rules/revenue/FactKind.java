package io.throughline.rules.revenue;

import java.util.Locale;

/** What a revenue fact says; written in lower case with hyphens. */
public enum FactKind {
    /** What work or a purchase cost the firm. */
    COST,
    /** Earned and not invoiced yet. */
    UNBILLED_REVENUE,
    /** Invoiced, without tax. */
    BILLED_REVENUE,
    /** Tax on an invoice: never revenue (D52). */
    TAX,
    /** Revenue recognised ahead of the invoice (D52). */
    ACCRUAL,
    /** Change of what is recognised after a change of the estimate (D53). */
    CATCH_UP,
    /** Expected loss (D53). */
    LOSS_PROVISION,
    /** Billed above recognised, or what is left of a retainer (D36, D53). */
    CONTRACT_LIABILITY,
    /** Cost that the balance sheet carries (D30, D56). */
    WORK_IN_PROGRESS,
    /** What one of our companies sells to another (D50). */
    INTER_COMPANY_SALE,
    /** Difference between invoice and payment in accounting currency (D8). */
    SETTLEMENT_DIFFERENCE;

    /** The word of the canonical model, such as {@code unbilled-revenue}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
