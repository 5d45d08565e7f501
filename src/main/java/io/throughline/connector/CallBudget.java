package io.throughline.connector;

import io.throughline.connector.http.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What one account bears: so many calls at once and so many a minute, shared by all routes of a process and, in equal parts, by all runners that call
 * it. First come, first served. Thread-safe.
 */
final class CallBudget {

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int atOnce;
    private final int perMinute;
    private final IntSupplier runners;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int under;
    private long nextStart;

    /**
     * @param atOnce calls at once, for all runners together
     * @param perMinute calls a minute, for all runners together; 0: as many as there are
     * @param runners how many runners share them now
     */
    CallBudget(int atOnce, int perMinute, IntSupplier runners, LongSupplier nanoTime) {
        this.atOnce = atOnce;
        this.perMinute = perMinute;
        this.runners = runners;
        this.nanoTime = nanoTime;
        this.nextStart = nanoTime.getAsLong();
    }

    /** How many calls this runner may have at once: its part, but one at least. */
    int places() {
        return Math.max(1, atOnce / Math.max(1, runners.getAsInt()));
    }

    /** Waits for a place and for the time of the next call; false if the deadline comes first: nothing is taken then. */
    boolean take(Deadline deadline) throws InterruptedException {
        int places = places();
        int share = Math.max(1, runners.getAsInt());
        lock.lockInterruptibly();
        try {
            while (true) {
                long pause = under < places ? pause() : Long.MAX_VALUE;
                if (pause <= 0) {
                    under++;
                    nextStart = Math.max(nextStart, nanoTime.getAsLong()) + gap(share);
                    return true;
                }
                long left = deadline.nanosLeft();
                if (left <= 0) {
                    return false;
                }
                changed.awaitNanos(Math.min(left, pause));
            }
        } finally {
            lock.unlock();
        }
    }

    private long pause() {
        return perMinute == 0 ? 0 : nextStart - nanoTime.getAsLong();
    }

    private long gap(int share) {
        return perMinute == 0 ? 0 : MINUTE_NANOS / perMinute * share;
    }

    /** Gives a place back. */
    void release() {
        lock.lock();
        try {
            under--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
