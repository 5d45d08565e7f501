package io.throughline.connector.http;

import java.time.Duration;

/** The moment, on the monotonic clock of this process, when a call has to be over. Immutable. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** A deadline this far from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds left; zero when it has passed. */
    public long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }
}
