/**
 * The desk: who may decide about which case, what each decision does, and what every decision is refused for. Entry type: {@link io.throughline.desk.Desk}.
 * Plans are pure functions of a case file; the ledger carries them out. Knows no SQL, no Camel, no HTTP and no terminal.
 */
package io.throughline.desk;
