package io.throughline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Systems that do not tell what they look like. A moment is no news: that a system is down its calls tell anyway. Thread-safe. */
final class SilentSystems {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final Set<String> news = ConcurrentHashMap.newKeySet();

    SilentSystems(Clock clock) {
        this.clock = clock;
    }

    /** Notes that a system told nothing; whether that is news: once, when it was asked in vain for longer than a moment. */
    boolean isNewsThatSilent(String system) {
        Instant now = clock.instant();
        Instant first = since.putIfAbsent(system, now);
        return first != null && !first.plus(A_MOMENT).isAfter(now) && news.add(system);
    }

    /** Notes that a system told what it looks like; whether that is news. */
    boolean isNewsThatTold(String system) {
        since.remove(system);
        return news.remove(system);
    }
}
