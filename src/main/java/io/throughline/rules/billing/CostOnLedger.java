package io.throughline.rules.billing;

/** Where an ERP's project group carries cost until the work is invoiced; declared in the capability file of its connector ({@code costOnLedger}). */
public enum CostOnLedger {
    /** In profit and loss from the beginning: an invoice leaves cost alone. */
    EXPENSE,
    /** On the balance sheet as work in progress: an invoice turns it into cost. */
    BALANCE_SHEET
}
