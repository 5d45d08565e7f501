package io.throughline.camel.workflow;

import io.throughline.ledger.Lease;
import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.Ledger;
import java.time.Duration;

/**
 * What this process may still assume about its lease: measured on the monotonic clock from before the claim or heartbeat was sent, so it
 * ends here no later than in the database (G6, G7). Thread-safe: the heartbeat thread prolongs, the worker asks.
 */
final class LeaseClock {

    private final Lease lease;
    private final Duration duration;
    private final MonotonicClock clock;
    private volatile long endsAt;
    private volatile boolean lost;

    /**
     * @param claimedAt {@link MonotonicClock#nanos()} from before the claim was sent
     */
    LeaseClock(Lease lease, Duration duration, MonotonicClock clock, long claimedAt) {
        this.lease = lease;
        this.duration = duration;
        this.clock = clock;
        this.endsAt = claimedAt + duration.toNanos();
    }

    Lease lease() {
        return lease;
    }

    /** Sends a heartbeat; afterwards the lease is longer, or known to be lost. */
    void prolong(Ledger ledger) {
        long asked = clock.nanos();
        if (ledger.heartbeat(lease, duration)) {
            endsAt = asked + duration.toNanos();
        } else {
            lost = true;
        }
    }

    boolean holdsFor(Duration work) {
        return !lost && endsAt - clock.nanos() > work.toNanos();
    }

    void requireFor(Duration work) {
        if (!holdsFor(work)) {
            throw new LeaseLostException(lease);
        }
    }
}
