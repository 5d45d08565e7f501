package io.throughline.ledger.entries;

import io.throughline.canonical.Money;

/**
 * How many entries are in a state, for whom, and how much money that is.
 *
 * @param kind {@code time-entry} or {@code expense}
 * @param state what was decided
 * @param rule rule that held or returned them, null if none did
 * @param team who decides, null unless they are held
 * @param entries how many
 * @param atRisk the money of one currency that waits, null if none is known
 */
public record EntryCount(String kind, EntryState state, String rule, String team, long entries, Money atRisk) {}
