/**
 * The ledger of time entries, expenses and the lines they are posted as: one row each, written in batches, with the objects of other systems that decide about
 * them. Entry types: {@link io.throughline.ledger.entries.EntryLedger}, {@link io.throughline.ledger.entries.ReferenceLedger}. Knows no rule and no vendor.
 */
package io.throughline.ledger.entries;
