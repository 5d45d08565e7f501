package io.throughline.simulator.dynamics365;

import io.throughline.simulator.engine.Knobs;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.Surroundings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Throttling by requests in a sliding window and by calls at once: 429 with Retry-After. Used inside the store's lock. */
final class ServiceProtection {

    private static final String REQUESTS = "requests";
    private static final String WINDOW = "windowSeconds";
    private static final String CONCURRENCY = "concurrency";
    private static final String RETRY_AFTER = "retryAfterSeconds";
    private static final long NO_LIMIT = 1_000_000;

    private final Surroundings surroundings;
    private final Deque<Instant> recent = new ArrayDeque<>();

    ServiceProtection(Surroundings surroundings) {
        this.surroundings = surroundings;
        knobs().declare(REQUESTS, NO_LIMIT);
        knobs().declare(WINDOW, 300);
        knobs().declare(CONCURRENCY, 1000);
        knobs().declare(RETRY_AFTER, 1);
    }

    /** Counts a call, or refuses it; refused calls are not counted. */
    void admit() {
        Instant now = surroundings.clock().instant();
        while (!recent.isEmpty()
                && recent.peekFirst().plusSeconds(knobs().get(WINDOW)).isBefore(now)) {
            recent.removeFirst();
        }
        boolean tooMany = recent.size() >= knobs().get(REQUESTS);
        if (tooMany || surroundings.inFlight().get() > knobs().get(CONCURRENCY)) {
            throw new Refusal(Problems.throttled(retryAfter()));
        }
        recent.addLast(now);
    }

    long retryAfter() {
        return knobs().get(RETRY_AFTER);
    }

    private Knobs knobs() {
        return surroundings.knobs();
    }
}
