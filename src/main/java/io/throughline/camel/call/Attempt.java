package io.throughline.camel.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one attempt of a step gives its operation route.
 *
 * @param document the transaction document, plain and not to be changed
 * @param marker our reference in the style of the bound system; names {@code {marker}} in templates
 * @param key the idempotency key; names {@code {key}} in templates
 * @param system the account that the region binds; empty: the one that the route names
 * @param regions the region of the transaction and those it extends, the nearest first
 */
public record Attempt(
        Map<String, Object> document, String marker, String key, Optional<String> system, List<String> regions) {}
