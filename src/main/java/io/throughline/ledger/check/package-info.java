/**
 * Judges a whole history: whether what the ledger says, and what the targets say was done to them, keeps the invariants I1 to I14 that stand behind the
 * guarantees. Entry type: {@link io.throughline.ledger.check.HistoryChecker}. Pure: same history, same verdict; knows no SQL, no HTTP and no clock.
 */
package io.throughline.ledger.check;
