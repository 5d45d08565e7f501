package io.throughline.camel.worklog;

import io.throughline.config.SystemConfig;
import java.time.DateTimeException;
import java.time.Duration;

/** How far a read looks back for what becomes visible late: setting {@code feedOverlap} of a system, two minutes unless it says otherwise. */
public final class FeedOverlap {

    private FeedOverlap() {}

    /**
     * The time.
     *
     * @throws IllegalArgumentException if the setting is no time (CON-1203)
     */
    public static Duration of(SystemConfig system) {
        try {
            return Duration.parse("PT" + system.setting("feedOverlap", "2m"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1203 feedOverlap of system %s is no time such as 2m: the feed was not read. Correct config/systems/%s.yaml."
                            .formatted(system.name(), system.name()),
                    e);
        }
    }
}
