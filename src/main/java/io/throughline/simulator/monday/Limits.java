package io.throughline.simulator.monday;

import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.Surroundings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How much may be asked: points a minute and a query, calls a minute and a day, calls at once. Used under the engine's lock. */
final class Limits {

    private static final int MINUTE = 60;

    private final Surroundings surroundings;
    private long minute = -1;
    private long points;
    private long calls;
    private LocalDate day = LocalDate.EPOCH;
    private long callsToday;

    /** What a query costs and what is left of the minute's points. */
    record Charge(long before, long query, long resetInSeconds) {

        long after() {
            return before - query;
        }
    }

    Limits(Surroundings surroundings) {
        this.surroundings = surroundings;
        surroundings.knobs().declare("complexityPerMinute", 10_000_000);
        surroundings.knobs().declare("complexityPerQuery", 5_000_000);
        surroundings.knobs().declare("createItemCost", 10_000);
        surroundings.knobs().declare("callsPerMinute", 5_000);
        surroundings.knobs().declare("callsPerDay", 25_000);
        surroundings.knobs().declare("concurrency", 250);
        surroundings.knobs().declare("legacyComplexityErrors", 0);
    }

    private long knob(String name) {
        return surroundings.knobs().get(name);
    }

    /** Counts a call. */
    void admit() {
        roll();
        if (surroundings.inFlight().get() > knob("concurrency")) {
            throw new Refusal(Failures.tooMuch("MAX_CONCURRENCY_EXCEEDED", "Max concurrency exceeded", 1));
        }
        if (++callsToday > knob("callsPerDay")) {
            throw new Refusal(Failures.tooMuch("DAILY_LIMIT_EXCEEDED", "Daily limit exceeded", secondsToMidnight()));
        }
        if (++calls > knob("callsPerMinute")) {
            throw new Refusal(minuteLimit());
        }
    }

    Answer minuteLimit() {
        return Failures.tooMuch("MINUTE_RATE_LIMIT_EXCEEDED", "Minute limit rate exceeded", resetInSeconds());
    }

    /** Takes a query's points, or refuses it in one of the vendor's two dialects. */
    Charge charge(long cost) {
        roll();
        long total = knob("complexityPerMinute");
        long left = total - points;
        if (cost > knob("complexityPerQuery")) {
            throw Failures.refusal(
                    400, "maxComplexityExceeded", "Query has complexity of " + cost + ", which exceeds the maximum");
        }
        if (cost > left) {
            String message = "Complexity budget exhausted, query cost " + cost + " budget remaining " + left
                    + " out of " + total + " reset in " + resetInSeconds() + " seconds";
            throw new Refusal(
                    knob("legacyComplexityErrors") > 0
                            ? Failures.tooMuchAsBefore(message)
                            : Failures.tooMuch("COMPLEXITY_BUDGET_EXHAUSTED", message, resetInSeconds()));
        }
        points += cost;
        return new Charge(left, cost, resetInSeconds());
    }

    /** The header {@code RateLimit-Policy}. */
    String policy() {
        return "\"complexity\";q=" + knob("complexityPerMinute") + ";w=" + MINUTE;
    }

    /** The header {@code RateLimit}. */
    String rest() {
        return "\"complexity\";r=" + Math.max(0, knob("complexityPerMinute") - points) + ";t=" + resetInSeconds();
    }

    private void roll() {
        Instant now = surroundings.clock().instant();
        long current = now.getEpochSecond() / MINUTE;
        if (current != minute) {
            minute = current;
            points = 0;
            calls = 0;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            callsToday = 0;
        }
    }

    private long resetInSeconds() {
        return MINUTE - surroundings.clock().instant().getEpochSecond() % MINUTE;
    }

    private long secondsToMidnight() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                - surroundings.clock().instant().getEpochSecond();
    }
}
