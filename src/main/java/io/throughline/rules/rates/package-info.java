/**
 * Which price applies to an hour of work: the rules D23 to D29 as pure functions of canonical rate cards. Cards are compiled once to a {@link
 * io.throughline.rules.rates.RateBook}, which is asked for every entry. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.rates;
