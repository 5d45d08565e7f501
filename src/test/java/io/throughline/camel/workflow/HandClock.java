package io.throughline.camel.workflow;

import java.time.Duration;

/** A monotonic clock that moves only when told to, or while somebody pauses. */
final class HandClock implements MonotonicClock {

    private long nanos = -1_000_000_000L;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(DueSignal wake, Duration atMost) {
        pass(atMost);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
