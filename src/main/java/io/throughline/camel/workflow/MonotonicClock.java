package io.throughline.camel.workflow;

import java.time.Duration;

/**
 * How a process measures time that has passed, and lets it pass. It says nothing about the time of day: due times and leases are judged by the
 * database clock alone (G7). Thread-safe.
 */
public interface MonotonicClock {

    /** The clock of this machine. */
    MonotonicClock SYSTEM = new MonotonicClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(DueSignal wake, Duration atMost) {
            wake.pause(atMost);
        }
    };

    /** Nanoseconds since some fixed moment; only differences mean something. */
    long nanos();

    /** Lets time pass: until the signal rings, at most as long as given; returns early when interrupted and keeps the interrupt. */
    void pause(DueSignal wake, Duration atMost);
}
