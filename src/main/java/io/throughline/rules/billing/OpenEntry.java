package io.throughline.rules.billing;

import io.throughline.canonical.Money;

/**
 * What an entry still has to be invoiced.
 *
 * @param id of the time entry or expense
 * @param kind {@code time-entry} or {@code expense}
 * @param seconds of work that are not invoiced yet; 0 for an expense
 * @param unbilled the revenue of these that is not invoiced yet
 * @param cost of these, where the balance sheet carries it until the invoice (D30); else null
 */
public record OpenEntry(String id, String kind, long seconds, Money unbilled, Money cost) {}
