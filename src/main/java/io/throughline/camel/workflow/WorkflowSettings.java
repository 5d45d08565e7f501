package io.throughline.camel.workflow;

import io.throughline.workflow.RetryPolicy;
import java.time.Duration;

/**
 * How a workflow is worked on.
 *
 * @param workers threads per workflow, and so transactions claimed at once; 0: nothing is claimed unless the host does it by {@link WorkflowHost#driver}; default 4
 * @param lease how long a claim holds without a heartbeat; default 60 s. Heartbeats go out every quarter of it
 * @param pollInterval how often the ledger is asked for due work when nothing local wakes the worker; default 500 ms
 * @param callMargin a remote call starts only while the lease holds for this long; longer than the total call time-out; default 25 s
 * @param crashLimit claims without a report before a person is asked (G8); default 3
 * @param pause wait after a refused credential, which spends no attempt; default 60 s
 * @param drain how long a stop waits for running transactions; default 25 s
 * @param retries default {@link RetryPolicy#DEFAULT}
 */
public record WorkflowSettings(
        int workers,
        Duration lease,
        Duration pollInterval,
        Duration callMargin,
        int crashLimit,
        Duration pause,
        Duration drain,
        RetryPolicy retries) {

    /** The shipped defaults. */
    public static final WorkflowSettings DEFAULT = new WorkflowSettings(
            4,
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(25),
            3,
            Duration.ofSeconds(60),
            Duration.ofSeconds(25),
            RetryPolicy.DEFAULT);

    public WorkflowSettings {
        if (callMargin.compareTo(lease) >= 0) {
            throw new IllegalArgumentException(
                    "WFL-1002 the lease (%s) must be longer than the call margin (%s). Nothing was started. Set a longer lease or a shorter margin."
                            .formatted(lease, callMargin));
        }
    }

    /** The same with another number of threads. */
    public WorkflowSettings withWorkers(int number) {
        return new WorkflowSettings(number, lease, pollInterval, callMargin, crashLimit, pause, drain, retries);
    }

    /** The same with another lease and call margin. */
    public WorkflowSettings withLease(Duration duration, Duration margin) {
        return new WorkflowSettings(workers, duration, pollInterval, margin, crashLimit, pause, drain, retries);
    }

    /** The same with another lease; the call margin stays as it is where that leaves room, else it is half of the lease. */
    public WorkflowSettings withLease(Duration duration) {
        Duration half = duration.dividedBy(2);
        return withLease(duration, callMargin.compareTo(half) < 0 ? callMargin : half);
    }

    /**
     * The same with a margin that covers the longest call, so that none outlives its lease: a tenth more than it takes. Between two heartbeats a lease
     * never holds for less than three quarters of its length; a longer margin would forbid most calls.
     *
     * @throws IllegalArgumentException if the lease is too short for that
     */
    public WorkflowSettings coveringCalls(Duration longest) {
        if (longest.compareTo(callMargin) < 0) {
            return this;
        }
        Duration margin = longest.multipliedBy(11).dividedBy(10);
        if (margin.compareTo(lease.multipliedBy(3).dividedBy(4)) > 0) {
            throw new IllegalArgumentException(
                    "WFL-1050 a call may take %s, and a lease of %s is too short for it: it must be at least half as long again. Nothing was started. Make leases longer or calls shorter: run --lease and --call-timeout, or the settings of the host."
                            .formatted(longest, lease));
        }
        return withLease(lease, margin);
    }

    /** The same with other retries. */
    public WorkflowSettings withRetries(RetryPolicy policy) {
        return new WorkflowSettings(workers, lease, pollInterval, callMargin, crashLimit, pause, drain, policy);
    }
}
