package io.throughline.runner.story;

import java.time.Instant;

/**
 * One sentence of a timeline.
 *
 * @param at when it happened, by the database clock
 * @param says a whole sentence without a full stop
 */
public record Moment(Instant at, String says) {}
