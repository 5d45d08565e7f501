/**
 * What the ledger must know about revenue: the rules D52 to D56 as pure functions that make canonical revenue facts. The ERP stays the ledger of
 * record: facts are prepared and explained, accounting policy is never decided. Entry types are the rules themselves, named by their id, and {@link
 * io.throughline.rules.revenue.RevenueFact}. Knows no vendor, no database and no clock.
 */
package io.throughline.rules.revenue;
