package io.throughline.intake.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each sending address. The number of buckets is bounded: under more addresses than that, the one longest silent is
 * forgotten. Thread-safe.
 */
final class RateLimit {

    private static final int MOST_SOURCES = 10_000;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final int burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    private record Bucket(double tokens, long at) {}

    RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Takes a token; false: the source has sent too much and waits. */
    synchronized boolean take(String source) {
        long now = nanoTime.getAsLong();
        Bucket old = buckets.getOrDefault(source, new Bucket(burst, now));
        double tokens = Math.min(burst, old.tokens + (now - old.at) / NANOS * perSecond);
        boolean taken = tokens >= 1;
        buckets.put(source, new Bucket(taken ? tokens - 1 : tokens, now));
        return taken;
    }
}
