/** The history checker on ledgers that were written properly and then spoiled by hand. Entry type: {@link io.throughline.ledger.check.HistoryCheckerTest}. */
package io.throughline.ledger.check;
