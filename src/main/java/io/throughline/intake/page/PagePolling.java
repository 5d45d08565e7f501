package io.throughline.intake.page;

import java.time.Duration;

/**
 * How a page feed is polled.
 *
 * @param every from the end of one poll to the start of the next
 * @param page items asked for at once
 * @param since how far before its very first poll the feed begins, and how far back a sweep lists
 * @param sweepEvery how long after a sweep the next one begins
 */
public record PagePolling(Duration every, int page, Duration since, Duration sweepEvery) {}
