/**
 * What was invoiced, paid and is open of projects and customers, kept from what ERPs tell of their invoices and told on when it changes, and whether a contract can be
 * invoiced for a period. Entry types: {@link io.throughline.billing.InvoiceCopies}, {@link io.throughline.billing.BillingStatus}. Knows the
 * ledger, the rules and the projects of postings; knows no vendor, no Camel, no SQL.
 */
package io.throughline.billing;
