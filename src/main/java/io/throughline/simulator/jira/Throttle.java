package io.throughline.simulator.jira;

import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many calls a minute are let in, and how answers tell it. */
final class Throttle {

    private static final String LIMIT = "callsPerMinute";
    private static final String TELLS_WHEN = "retryAfterSeconds";
    private static final DateTimeFormatter RESET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'");

    private final Site site;
    private final AtomicLong minute = new AtomicLong();
    private final AtomicLong used = new AtomicLong();

    Throttle(Site site) {
        this.site = site;
        site.surroundings().knobs().declare(LIMIT, 100_000);
        site.surroundings().knobs().declare(TELLS_WHEN, 5);
    }

    void count(Call call) {
        long now = site.now().getEpochSecond() / 60;
        if (minute.getAndSet(now) != now) {
            used.set(0);
        }
        if (used.incrementAndGet() > limit()) {
            throw new Refusal(refusal());
        }
    }

    private long limit() {
        return site.surroundings().knobs().get(LIMIT);
    }

    private Instant reset() {
        return site.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** 429 in Jira's words; without Retry-After if the knob says 0, as happens. */
    Answer refusal() {
        Answer refusal = Complaints.forStatus(429, "Rate limit exceeded.")
                .with("RateLimit-Reason", "jira-burst-based")
                .with("X-RateLimit-Limit", String.valueOf(limit()))
                .with("X-RateLimit-Remaining", "0")
                .with("X-RateLimit-Reset", RESET.format(reset().atOffset(ZoneOffset.UTC)));
        long seconds = site.surroundings().knobs().get(TELLS_WHEN);
        return seconds == 0 ? refusal : refusal.with("Retry-After", String.valueOf(seconds));
    }

    /** The headers of an ordinary answer. */
    Answer told(Answer answer) {
        if (answer.status() == 429) {
            return answer;
        }
        long left = Math.max(0, limit() - used.get());
        Answer told = answer.with("X-RateLimit-Limit", String.valueOf(limit()))
                .with("X-RateLimit-Remaining", String.valueOf(left))
                .with("X-RateLimit-Reset", RESET.format(reset().atOffset(ZoneOffset.UTC)));
        return left * 5 < limit() ? told.with("X-RateLimit-NearLimit", "true") : told;
    }
}
