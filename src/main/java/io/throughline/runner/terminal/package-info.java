/**
 * What a person at the terminal reads: failures in one sentence, log lines, transactions as text. Entry types: {@link
 * io.throughline.runner.terminal.CommandFailure}, {@link io.throughline.runner.terminal.TransactionText}. Knows no Camel and no ledger.
 */
package io.throughline.runner.terminal;
