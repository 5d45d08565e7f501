package io.throughline.rules.time;

import io.throughline.rules.money.UnitPrice;

/**
 * The company whose person works on another company's contract (D50).
 *
 * @param company its profile
 * @param periods of its own books
 * @param transfer what the owner pays it; null if nobody agreed on a price: then the work is held
 */
public record Resourcing(CompanyProfile company, Periods periods, UnitPrice transfer) {}
