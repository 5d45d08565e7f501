package io.throughline.runner.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** How far a load is, in words, a few times a second. For one thread. */
public final class LoadProgress implements Load.Progress {

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Clock clock;
    private final BiConsumer<String, String> show;
    private final Instant begin;
    private Instant shown = Instant.MIN;

    /** @param show takes what changes always, and the news */
    public LoadProgress(Clock clock, BiConsumer<String, String> show) {
        this.clock = clock;
        this.show = show;
        this.begin = clock.instant();
    }

    @Override
    public void done(long done, long total) {
        Instant now = clock.instant();
        if (done < total && now.isBefore(shown.equals(Instant.MIN) ? begin : shown.plus(BETWEEN))) {
            return;
        }
        shown = now;
        double seconds = Math.max(0.001, Duration.between(begin, now).toMillis() / 1000.0);
        long rate = Math.max(1, Math.round(done / seconds));
        show.accept(
                "",
                "%,d of %,d entries, %,d per second, %d s to go".formatted(done, total, rate, (total - done) / rate));
    }
}
