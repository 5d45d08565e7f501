package io.throughline.intake.page;

import io.throughline.canonical.Json;
import io.throughline.ledger.FeedItem;
import java.util.Map;

/**
 * One item of a page with what names it.
 *
 * @param item as it is handed on
 * @param json the same, written
 * @param version id, version and change; for an item without them, made from its content, so that it is handed on once
 * @param readable whether it has an id, a version and a change
 */
record PageItem(Object item, byte[] json, FeedItem version, boolean readable) {

    private static final int LONGEST_ID = 120;
    private static final int LONGEST_VERSION = 1000;
    private static final int LONGEST_CHANGE = 20;
    private static final int HASH_LENGTH = 32;

    static PageItem of(Object item) {
        Map<String, Object> fields = Json.isObject(item) ? Json.asObject(item) : Map.of();
        String id = text(fields, "id", LONGEST_ID);
        String word = text(fields, "version", LONGEST_VERSION);
        String change = text(fields, "change", LONGEST_CHANGE);
        boolean readable = id != null && word != null && change != null;
        FeedItem version = readable ? FeedItem.offered(id, word, change) : unreadable(item);
        return new PageItem(item, Json.writeBytes(item), version, readable);
    }

    String id() {
        return version.id();
    }

    /** The same, as it is handed on after {@code known}, which may be null. */
    PageItem after(FeedItem known) {
        return new PageItem(item, json, version.after(known), readable);
    }

    private static FeedItem unreadable(Object item) {
        String hash = Json.hash(item).substring(0, HASH_LENGTH);
        return FeedItem.offered("unreadable " + hash, hash, "unreadable");
    }

    private static String text(Map<String, Object> fields, String name, int longest) {
        return fields.get(name) instanceof String text && !text.isEmpty() && text.length() <= longest ? text : null;
    }
}
