/**
 * Work of one of our companies for another: the rules D50 and D51 as pure functions that make the legs between companies, say which of them goes to which
 * ledger, and take them back. Entry type: {@link io.throughline.rules.entities.D50Legs}. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.entities;
