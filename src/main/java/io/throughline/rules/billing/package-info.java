/**
 * What may be invoiced, what an invoice does to the facts it takes up, and what credits and cancellations give back: the rules D30 to D44 as pure
 * functions of canonical contracts, invoices, milestones and entries, and whether a contract is ready to be billed for a period ({@link
 * io.throughline.rules.billing.BillingReadiness}). The history of entries over invoices and credits is {@link
 * io.throughline.rules.billing.BillingHistory}. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.billing;
