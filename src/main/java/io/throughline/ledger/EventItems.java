package io.throughline.ledger;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import java.util.List;
import java.util.Map;

/**
 * The items that a page event brought, read from the message that the event keeps (claim check): they are never stored a second time as the result of
 * a step. Thread-safe.
 *
 * @param feeds where the messages lie
 */
public record EventItems(FeedLedger feeds) {

    /** An event holds about a million bytes, or one item that is larger. */
    private static final int LARGEST = 16_000_000;

    /**
     * A page as it was stored.
     *
     * @param object kind of canonical object
     * @param items {@code {id, version, change, state?, into?, data?}} each, in their order; mutable and the caller's own
     * @param unreadable items without id, version or change, as they came
     * @param misfits {@code {id, problem}} for each item whose data are no canonical object of this kind
     */
    public record Page(
            String object,
            List<Map<String, Object>> items,
            List<Object> unreadable,
            List<Map<String, Object>> misfits) {}

    /** The page of the event that a transaction document is about. */
    public Page of(Map<String, Object> document) {
        return page(String.valueOf(Json.textAt(document, "event.id")));
    }

    /**
     * The page of an event.
     *
     * @throws IllegalStateException if the event keeps no page, or not any more
     */
    public Page page(String eventId) {
        byte[] body = feeds.body(eventId).orElseThrow(() -> missing(eventId));
        try {
            Map<String, Object> page = Json.asObject(Json.read(body, LARGEST));
            return new Page(
                    Json.textAt(page, "object"),
                    objects(page.get("items")),
                    Json.asList(page.get("unreadable")),
                    objects(page.get("misfits")));
        } catch (JsonException | ClassCastException | NullPointerException noPage) {
            throw missing(eventId);
        }
    }

    private static List<Map<String, Object>> objects(Object list) {
        return Json.asList(list).stream().map(Json::asObject).toList();
    }

    private static IllegalStateException missing(String eventId) {
        return new IllegalStateException(
                "INT-2108 event %s keeps no page of items: it is of another kind, or its message was erased. Nothing was done. Let the feed list everything anew if the items are still needed."
                        .formatted(eventId));
    }
}
