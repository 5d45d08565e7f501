package io.throughline.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for facts, never for time. */
public final class Facts {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Facts() {}

    /** The fact, as soon as it is there; fails after a minute, which is only how long a broken test takes. */
    public static <T> T await(Supplier<Optional<T>> fact) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = fact.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("the awaited fact did not come true within " + LIMIT);
    }
}
