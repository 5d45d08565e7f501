package io.throughline.camel.workflow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the workers of this process when something may have become due, so that they need not wait for the next poll. Only a hint: what
 * is due, the ledger says. Thread-safe.
 */
public final class DueSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

    /** Wakes all who wait. */
    public void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it has rung; to be handed to {@link #awaitAfter}. */
    public long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has rung more often than {@code seen}, at most for the given time. */
    public void awaitAfter(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (rings == seen && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring or for the given time, whichever is sooner; returns early when interrupted and keeps the interrupt. */
    public void pause(Duration atMost) {
        try {
            awaitAfter(rings(), Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(atMost.toNanos())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
