/**
 * The history checker as people use it: on a ledger that a runner has open or nobody, with the journals of simulators as witnesses. Entry type: {@link
 * io.throughline.runner.check.LedgerCheck}. Knows no invariant by itself.
 */
package io.throughline.runner.check;
