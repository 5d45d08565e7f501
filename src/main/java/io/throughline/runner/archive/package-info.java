/**
 * Bundles and recorded transactions for the commands {@code bundles} and {@code diff}: read from a ledger of this process or through the runner that has it
 * open. Entry type: {@link io.throughline.runner.archive.Archive}. Writes nothing to a ledger.
 */
package io.throughline.runner.archive;
