package io.throughline.runner.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One thing that the soak does.
 *
 * @param at since the beginning
 * @param act what
 */
record Moment(Duration at, Act act) implements Comparable<Moment> {

    /** What can be done. */
    sealed interface Act {
        /** In words, for people and for the comparison of plans. */
        String says();
    }

    /** Deals are won. */
    record Win(String region, Map<String, Object> account) implements Act {
        @Override
        public String says() {
            return "win a deal in " + region;
        }
    }

    /** A runner is killed, paused, continued, stopped or started. */
    record Signal(int runner, Kind kind) implements Act {
        enum Kind {
            KILL,
            PAUSE,
            CONTINUE,
            STOP,
            START
        }

        @Override
        public String says() {
            return kind.name().toLowerCase(java.util.Locale.ROOT) + " runner " + runner;
        }
    }

    /** Calls to a system go wrong. */
    record Break(String system, Map<String, Object> fault) implements Act {
        @Override
        public String says() {
            return "%s at %s".formatted(fault.get("fault"), system);
        }

        List<Map<String, Object>> faults() {
            return List.of(fault);
        }
    }

    @Override
    public int compareTo(Moment other) {
        return at.compareTo(other.at);
    }
}
