package io.throughline.ledger.jdbc;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Unique ids that grow with time (UUID version 7, to the millisecond). Rows that are worked on at the same time then lie side by side in every
 * index, so that a commit writes few pages; ids at random scatter them. Thread-safe.
 */
public final class TimeOrderedIds implements Supplier<String> {

    private static final long VERSION_7 = 0x7000;
    private static final long VERSION_BITS = 0xFFF;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_BITS = 0x3FFFFFFFFFFFFFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param clock only orders the ids; whether they are unique does not depend on it
     * @param random 74 bits of each id, so nobody can guess one if it is secure; thread-safe
     */
    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id of 36 characters. */
    @Override
    public String get() {
        long high = clock.millis() << 16 | VERSION_7 | random.nextLong() & VERSION_BITS;
        long low = VARIANT | random.nextLong() & VARIANT_BITS;
        return new UUID(high, low).toString();
    }
}
