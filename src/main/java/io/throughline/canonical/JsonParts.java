package io.throughline.canonical;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which parts of a document somebody is going to look at. Reading with it ({@link Json#read(byte[], int, JsonParts)}) refuses what reading
 * the whole refuses, and keeps less: a container that is not kept whole keeps its wanted parts, and a list also the number of its items.
 * Single values on the way are kept. Immutable.
 */
public final class JsonParts {

    private static final JsonParts NOTHING = new JsonParts(false, Map.of(), null);

    /** Everything. */
    public static final JsonParts ALL = new JsonParts(true, Map.of(), null);

    private final boolean whole;
    private final Map<String, JsonParts> named;
    private final JsonParts each;
    private volatile Map<String, Integer> places;

    private JsonParts(boolean whole, Map<String, JsonParts> named, JsonParts each) {
        this.whole = whole;
        this.named = named;
        this.each = each;
    }

    /** Of a container, these parts of one field, or of the item at an index. */
    public static JsonParts ofField(String name, JsonParts parts) {
        return new JsonParts(false, Map.of(name.intern(), parts), null);
    }

    /** Of a container, these parts of every item or field. */
    public static JsonParts ofEach(JsonParts parts) {
        return new JsonParts(false, Map.of(), parts);
    }

    /** Of a container, only that it is one. */
    public static JsonParts none() {
        return NOTHING;
    }

    /** These and others. */
    public JsonParts and(JsonParts other) {
        if (whole || other.whole) {
            return ALL;
        }
        JsonParts both = each == null ? other.each : other.each == null ? each : each.and(other.each);
        Map<String, JsonParts> all = new HashMap<>(named);
        other.named.forEach((name, parts) -> all.merge(name, parts, JsonParts::and));
        if (both != null) {
            all.replaceAll((name, parts) -> parts.and(both));
        }
        return new JsonParts(false, all, both);
    }

    boolean isWhole() {
        return whole;
    }

    /** A place for the wanted fields; their order is seen only by who goes through all of them. */
    Map<String, Object> object() {
        return each == null ? new PartialObject(places()) : new LinkedHashMap<>();
    }

    /** Worked out when it is first needed: most parts only become a part of others. */
    private Map<String, Integer> places() {
        Map<String, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (String name : named.keySet()) {
                known.put(name, known.size());
            }
            places = known;
        }
        return known;
    }

    /** What is wanted of a field; null for nothing. */
    JsonParts field(String name) {
        JsonParts parts = named.get(name);
        return parts == null ? each : parts;
    }

    /** What is wanted of an item; null for nothing. */
    JsonParts item(int index) {
        return named.isEmpty() ? each : field(String.valueOf(index));
    }
}
