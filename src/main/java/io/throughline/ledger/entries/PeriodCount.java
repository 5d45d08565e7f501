package io.throughline.ledger.entries;

import io.throughline.canonical.Money;

/**
 * How many entries of one project and span of days are in a state.
 *
 * @param state what was decided
 * @param rule rule that held or returned them, null if none did
 * @param entries how many
 * @param atRisk the money of one currency that waits, null if none is known
 */
public record PeriodCount(EntryState state, String rule, long entries, Money atRisk) {}
