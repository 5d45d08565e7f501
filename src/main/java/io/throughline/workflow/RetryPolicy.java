package io.throughline.workflow;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failure, and when to stop.
 *
 * @param first wait after the first failure; default 1 s
 * @param factor by which each further wait grows; default 2
 * @param longest no wait is longer; default 5 min
 * @param jitter share by which a wait is moved at random, both ways; default 0.2
 * @param tries calls in all before a person is asked; default 14, which is about 28½ minutes of waiting
 */
public record RetryPolicy(Duration first, double factor, Duration longest, double jitter, int tries) {

    /** The shipped defaults. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.2, 14);

    /** Whether another call may be made after this many failures. */
    public boolean allows(int failures) {
        return failures < tries;
    }

    /**
     * The wait after the given number of failures.
     *
     * @param failures at least 1
     * @param random values from 0 to 1, for the jitter
     */
    public Duration delay(int failures, DoubleSupplier random) {
        double plain = Math.min(first.toMillis() * Math.pow(factor, failures - 1.0), longest.toMillis());
        double moved = plain * (1 + jitter * (2 * random.getAsDouble() - 1));
        return Duration.ofMillis(Math.round(moved));
    }
}
