package io.throughline.ledger.check;

import java.time.Duration;

/**
 * The bounds of I11 and I12.
 *
 * @param failures failing outcomes of a step before a person is asked
 * @param crashes claims without a report before a person is asked
 * @param overdue how long something due may wait for a worker; null if no runner lives, for then all may wait
 */
public record Limits(int failures, int crashes, Duration overdue) {}
