package io.throughline.intake.page;

/**
 * A page feed of one system.
 *
 * @param name in the ledger, in logs and metrics: {@code kantata-time-feed}
 * @param system that is read
 * @param operation name of the feed operation, such as {@code psa-time-feed}
 * @param region that the mappings of the connector read by; null: none
 * @param event type of the event that a page becomes
 * @param polling how it is polled
 */
public record PageFeed(
        String name, String system, String operation, String region, String event, PagePolling polling) {}
