/**
 * What became of time entries and expenses, for finance: sums, what is held for whom, completeness, the story of one entry, and rows for exports. Read from a
 * ledger of this process or through the runner that has it open. Entry type: {@link io.throughline.runner.entries.Entries}. Writes nothing to a ledger; knows no
 * Camel, no HTTP, no terminal.
 */
package io.throughline.runner.entries;
