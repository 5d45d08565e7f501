package io.throughline.ledger.recorded;

import java.time.Instant;

/**
 * Which transactions.
 *
 * @param since created then or later; null for all
 * @param region placed in this region; null for all
 * @param limit at most so many, the newest
 */
public record RecordedQuery(Instant since, String region, int limit) {}
