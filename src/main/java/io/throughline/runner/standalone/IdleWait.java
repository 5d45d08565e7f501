package io.throughline.runner.standalone;

import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.runner.story.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Waits until nothing is left to do by itself: no transaction due, leased or waiting for its time, and every feed of a living runner read to its end in a
 * poll that began after the wait did, so that a deal won just before is not missed. Runners may come and go meanwhile, however long
 * they take to start.
 */
public final class IdleWait {

    private final LedgerAccess access;
    private final Instant began;

    public IdleWait(LedgerAccess access, Instant began) {
        this.access = access;
        this.began = began;
    }

    /** Whether that came true in time. */
    public boolean within(Duration limit) throws Exception {
        return Patience.until(limit, () -> isIdle() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Whether it is so now. */
    boolean isIdle() throws Exception {
        try {
            return access.askNow(Transactions::workload).filter(this::isIdle).isPresent();
        } catch (LedgerUnavailableException between) {
            // one runner is gone and the next one has not begun
            return false;
        }
    }

    private boolean isIdle(Map<String, Object> workload) {
        boolean open =
                Stream.of("due", "leased", "waiting").anyMatch(what -> ((Number) workload.get(what)).longValue() > 0);
        return !open && feedsWereRead(workload);
    }

    private boolean feedsWereRead(Map<String, Object> workload) {
        if (!workload.containsKey(FeedWatch.FIELD)) {
            return true;
        }
        Object since = workload.get(FeedWatch.FIELD);
        return since != null && !Instant.parse(since.toString()).isBefore(began);
    }
}
