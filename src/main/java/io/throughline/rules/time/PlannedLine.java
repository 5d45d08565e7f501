package io.throughline.rules.time;

import java.util.Map;

/**
 * A line that is to be posted.
 *
 * @param key the same whenever the same decision is made again
 * @param reverses key of the line that it takes back; null if none
 * @param place the books it goes into
 * @param period accounting period, {@code yyyy-mm}
 * @param body in the shape of {@code posting-batch.lines[]}, with its own {@code accountingOn}; unmodifiable
 */
public record PlannedLine(
        String key, String reverses, KnownLine.Place place, String period, Map<String, Object> body) {}
