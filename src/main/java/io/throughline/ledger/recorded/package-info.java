/**
 * What the ledger recorded of past transactions, in the shape that a replay reads: events, results of steps, raw answers of vendors, what people approved.
 * Entry type: {@link io.throughline.ledger.recorded.RecordedLedger}. Knows no replay; reads only.
 */
package io.throughline.ledger.recorded;
