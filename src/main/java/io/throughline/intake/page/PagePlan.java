package io.throughline.intake.page;

import java.time.Duration;

/**
 * What {@code config/intake.yaml} says under {@code pages}: an operation that is read page by page, at one system or at every system that some region
 * binds to the role.
 *
 * @param name key in the file
 * @param system the one system; null: every one of the role
 * @param role of the systems; null if one is named
 * @param operation name of the feed operation, such as {@code psa-time-feed}
 * @param region that the mappings of the connector read by, and a hint to the transaction; null: none
 * @param event type of the event that a page becomes
 * @param polling how it is polled
 */
public record PagePlan(
        String name, String system, String role, String operation, String region, String event, PagePolling polling) {

    /** The feed of one system. Its name is that of the operation with the role replaced by the system, such as {@code kantata-time-feed}. */
    public PageFeed at(String account) {
        String feed = account + operation.substring(operation.indexOf('-'));
        return new PageFeed(feed, account, operation, region, event, polling);
    }

    /** The same plan, polled at another interval. */
    public PagePlan polledEvery(Duration every) {
        PagePolling changed = new PagePolling(every, polling.page(), polling.since(), polling.sweepEvery());
        return new PagePlan(name, system, role, operation, region, event, changed);
    }
}
