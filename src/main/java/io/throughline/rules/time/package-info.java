/**
 * What becomes of a time entry: the rules D9 to D22 as pure functions, and {@link io.throughline.rules.time.TimeDecision}, which puts them together with
 * prices, caps and legs and says which lines are to be posted, taken back, held or returned. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.time;
