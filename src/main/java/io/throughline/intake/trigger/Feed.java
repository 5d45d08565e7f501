package io.throughline.intake.trigger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One kind of business object in one system, as {@code config/intake.yaml} describes it.
 *
 * @param name names the feed in routes, cursors and logs: {@code salesforce-opportunity}
 * @param system the connected system that is asked
 * @param object the business object in event types and keys: {@code opportunity}
 * @param org the vendor's organisation, first part of every dedupe key
 * @param fields which fields of a record say what
 * @param when the triggering state, for an opportunity: won
 * @param watched commercial fields; their change after the win is a change of the deal (D40), every other change is none
 * @param events types of the events that it starts
 * @param polling how it is polled
 */
public record Feed(
        String name,
        String system,
        String object,
        String org,
        FeedFields fields,
        Condition when,
        List<String> watched,
        FeedEvents events,
        Polling polling) {

    /**
     * Which field says what.
     *
     * @param id the record's id
     * @param style how ids are written
     * @param version instant of the last change
     * @param region region hint, else null
     */
    public record FeedFields(String id, IdStyle style, String version, String region) {}

    /**
     * Types of the events.
     *
     * @param entered it came into the triggering state: {@code opportunity.won.v1}
     * @param changed a watched field changed in that state: {@code opportunity.changed.v1}
     * @param noticed somebody says it changed, or its record could not be read: {@code opportunity.noticed.v1}
     */
    public record FeedEvents(String entered, String changed, String noticed) {}

    /**
     * How it is polled.
     *
     * @param every from the end of one poll to the start of the next
     * @param overlap how far before the cursor each poll begins, for what the source committed late
     * @param page records asked at once
     * @param since how far before its very first poll the feed begins
     */
    public record Polling(Duration every, Duration overlap, int page, Duration since) {}

    /** The same feed, polled at another interval. */
    public Feed polledEvery(Duration every) {
        Polling changed = new Polling(every, polling.overlap(), polling.page(), polling.since());
        return new Feed(name, system, object, org, fields, when, watched, events, changed);
    }

    /** Every field that must be asked from the source, in a stable order. */
    public Set<String> asked() {
        Set<String> all = new TreeSet<>(when.fields());
        all.addAll(watched);
        all.add(fields.id());
        all.add(fields.version());
        if (fields.region() != null) {
            all.add(fields.region());
        }
        return all;
    }
}
