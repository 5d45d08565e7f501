package io.throughline.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a page feed stands; all times by the database clock.
 *
 * @param feed its name
 * @param dueAt when it is polled next, or when the lease of the poll under way ends
 * @param polling whether a runner polls it now
 * @param lag since when nobody knows what changed: the time since the last poll that came to the end, null before the first
 * @param sweptAt when the last whole sweep ended, or when the feed was first looked at
 * @param failingSince since when polls fail; null: they do not
 * @param problem of the last failed poll; null if it did not fail
 * @param pages pages read so far
 * @param items items read so far
 * @param news items that were not known
 * @param repaired items that only a sweep found
 * @param expirations how often the system no longer knew the position
 * @param sweeps sweeps begun
 */
public record FeedState(
        String feed,
        Instant dueAt,
        boolean polling,
        Duration lag,
        Instant sweptAt,
        Instant failingSince,
        String problem,
        long pages,
        long items,
        long news,
        long repaired,
        long expirations,
        long sweeps) {}
