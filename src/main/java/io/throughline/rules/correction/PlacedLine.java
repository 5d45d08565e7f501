package io.throughline.rules.correction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of a posting batch, and whose batch it belongs into.
 *
 * @param legalEntity company in whose books it is posted
 * @param projectId our id of the project
 * @param currency of its amounts
 * @param body in the shape of {@code posting-batch.lines[]}; its {@code accountingOn} says the period
 */
public record PlacedLine(String legalEntity, String projectId, String currency, Map<String, Object> body) {

    /** Copies the body. */
    public PlacedLine {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    /** The line's key. */
    public String key() {
        return (String) body.get("key");
    }

    /** The same place with another body. */
    PlacedLine with(Map<String, Object> other) {
        return new PlacedLine(legalEntity, projectId, currency, other);
    }
}
