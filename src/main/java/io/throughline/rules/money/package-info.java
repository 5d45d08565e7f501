/**
 * Amounts, durations and currencies: the rules D3 to D8 as pure functions. D1 and D2 are {@link io.throughline.canonical.Money} and {@link
 * io.throughline.config.RoundingRule}, D4 is {@link io.throughline.rules.Split}. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.money;
