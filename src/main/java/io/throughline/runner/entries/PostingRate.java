package io.throughline.runner.entries;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How fast entries come to an end, over the last minute. For one thread. */
public final class PostingRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final List<String> DONE = List.of("posted", "held", "returned", "skipped", "dropped");

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long done, long open) {}

    /** @param counts by the names of the stages, as {@link Entries#progress()} tells them */
    public void add(Instant at, Map<String, Object> counts) {
        samples.addLast(new Sample(at, done(counts), open(counts)));
        while (samples.size() > 2 && samples.peekFirst().at().isBefore(at.minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    /** Entries that nothing more happens to by itself. */
    public static long done(Map<String, Object> counts) {
        return DONE.stream().mapToLong(stage -> count(counts, stage)).sum();
    }

    /** Entries of which the ERP has not all yet. */
    public static long open(Map<String, Object> counts) {
        return count(counts, "open") + count(counts, "refused");
    }

    private static long count(Map<String, Object> counts, String stage) {
        return counts.get(stage) instanceof Number number ? number.longValue() : 0;
    }

    /** Entries a second; 0 before the second count. */
    public double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        long millis = Duration.between(
                        samples.peekFirst().at(), samples.peekLast().at())
                .toMillis();
        long more = samples.peekLast().done() - samples.peekFirst().done();
        return millis <= 0 || more <= 0 ? 0 : more * 1000.0 / millis;
    }

    /** How long what is open now takes at this rate; empty while nobody knows. */
    public Optional<Duration> left() {
        return perSecond() <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(samples.peekLast().open() * 1000 / perSecond())));
    }
}
