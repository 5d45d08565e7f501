/**
 * What the product remembers: events, transactions, steps, attempts, reservations, crosswalk, cases, audit. Entry type: {@link
 * io.throughline.ledger.Ledger}. Says what is stored and what a commit means; knows no SQL and no Camel.
 */
package io.throughline.ledger;
