package io.throughline.runner.archive;

import java.time.Instant;
import java.util.List;

/**
 * Which recorded transactions two bundles are compared on.
 *
 * @param ids only these; empty for all
 * @param since created then or later; null for all
 * @param region only of this region; null for all
 * @param limit at most so many, the newest
 */
public record DiffRequest(List<String> ids, Instant since, String region, int limit) {}
