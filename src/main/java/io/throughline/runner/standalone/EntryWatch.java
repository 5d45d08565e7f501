package io.throughline.runner.standalone;

import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.runner.entries.Entries;
import io.throughline.runner.entries.PostingRate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Tells how far entries are until no line is open and nothing goes on by itself. For one thread. */
public final class EntryWatch {

    /** Counting a million entries costs the ledger seconds: the watch takes a tenth of the time at most. */
    private static final int REST = 9;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final LedgerAccess access;
    private final Clock clock;
    private final BiConsumer<Map<String, Object>, PostingRate> show;
    private final IdleWait idle;
    private final PostingRate rate = new PostingRate();
    private Instant next = Instant.MIN;

    /** @param show takes the counts by the names of the stages, and how fast they change */
    public EntryWatch(LedgerAccess access, Clock clock, BiConsumer<Map<String, Object>, PostingRate> show) {
        this.access = access;
        this.clock = clock;
        this.show = show;
        this.idle = new IdleWait(access, clock.instant());
    }

    /** Whether that came true in time. */
    public boolean within(Duration limit) throws Exception {
        return Patience.until(limit, () -> isDue() && isDone() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    private boolean isDue() {
        return !clock.instant().isBefore(next);
    }

    private boolean isDone() throws Exception {
        Instant asked = clock.instant();
        Optional<Map<String, Object>> counts = counts();
        Duration took = Duration.between(asked, clock.instant()).multipliedBy(REST);
        next = clock.instant().plus(took.compareTo(SHORTEST) > 0 ? took : SHORTEST);
        if (counts.isEmpty()) {
            return false;
        }
        rate.add(asked, counts.get());
        show.accept(counts.get(), rate);
        return PostingRate.open(counts.get()) == 0 && idle.isIdle();
    }

    private Optional<Map<String, Object>> counts() throws Exception {
        try {
            return access.inEntriesNow(Entries::progress);
        } catch (LedgerUnavailableException between) {
            // one runner is gone and the next one has not begun
            return Optional.empty();
        }
    }
}
