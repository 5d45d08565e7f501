package io.throughline.config;

import io.throughline.canonical.Money;

/**
 * From when a person must approve a deal.
 *
 * @param above a larger amount needs approval; in the legal entity's accounting currency
 * @param team who approves
 */
public record Approval(Money above, String team) {}
