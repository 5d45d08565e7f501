package io.throughline.ledger.jdbc;

import io.throughline.canonical.Json;
import java.util.Map;

/** JSON columns: plain values as text of at most one million characters. */
final class Documents {

    private Documents() {}

    /** Null stays null. */
    static String write(Map<String, Object> value) {
        return value == null ? null : fitting(Json.write(value));
    }

    /** Null stays null. */
    static Map<String, Object> read(String text) {
        return text == null ? null : Json.readObject(text);
    }

    private static String fitting(String text) {
        if (text.length() > Json.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "LED-2006 a document has %d characters; the ledger keeps at most %d. Nothing was stored. Let the operation return only what later steps read."
                            .formatted(text.length(), Json.MAX_LENGTH));
        }
        return text;
    }
}
