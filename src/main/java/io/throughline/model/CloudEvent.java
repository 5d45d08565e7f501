package io.throughline.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An event outside of the house: CloudEvents 1.0 in structured mode, {@code application/cloudevents+json}. Our own attributes are extensions: {@code
 * objecttype}, {@code objectversion}, {@code region}. The type has the prefix {@code io.throughline.} outside and none here. Immutable as long as nobody
 * changes the data.
 *
 * @param id with the source, names the event in the world
 * @param source the system it came from, such as {@code salesforce}
 * @param type as inside, {@code opportunity.won.v1}
 * @param subject id of the business object in the source
 * @param time when it happened; null if nobody said
 * @param dataschema {@code $id} of the schema of the data; null if they have none
 * @param objectType kind of business object; null if nobody said
 * @param objectVersion version of the object at the source; null if the source has none
 * @param region code of the region; null if nobody said
 * @param data plain JSON object
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String dataschema,
        String objectType,
        String objectVersion,
        String region,
        Map<String, Object> data) {

    /** Media type of one event with its envelope. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";

    /** The envelope as a plain JSON object in the order of the specification; what is null is left out. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("specversion", VERSION);
        map.put("id", id);
        map.put("source", reference(source));
        map.put("type", EventType.PREFIX + type);
        map.put("subject", subject);
        map.put("time", time == null ? null : time.toString());
        map.put("datacontenttype", JSON);
        map.put("dataschema", dataschema);
        map.put("objecttype", objectType);
        map.put("objectversion", objectVersion);
        map.put("region", region);
        map.put("data", data);
        map.values().removeIf(value -> value == null);
        return map;
    }

    /** The specification wants a URI reference; the name of a system is one already. */
    private static String reference(String source) {
        try {
            return new URI(source).toString();
        } catch (URISyntaxException e) {
            return encoded(source);
        }
    }

    private static String encoded(String source) {
        try {
            return new URI(null, null, source, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path cannot be malformed", e);
        }
    }

    /**
     * Reads an envelope. {@code specversion} and {@code datacontenttype} may be left out; in place of the extensions {@code objecttype} and {@code
     * objectversion} the names {@code objectType} and {@code version} are taken as well.
     *
     * @throws MalformedEvent if it is none
     */
    public static CloudEvent read(Map<String, Object> map) {
        must(VERSION.equals(map.getOrDefault("specversion", VERSION)), "its specversion is not 1.0.");
        must(isJson(map.getOrDefault("datacontenttype", JSON)), "its datacontenttype is not JSON.");
        must(!map.containsKey("data_base64"), "its data are binary.");
        return new CloudEvent(
                required(map, "id"),
                required(map, "source"),
                EventType.inside(required(map, "type")),
                required(map, "subject"),
                time(optional(map, "time")),
                optional(map, "dataschema"),
                optional(map, map.containsKey("objecttype") ? "objecttype" : "objectType"),
                optional(map, map.containsKey("objectversion") ? "objectversion" : "version"),
                optional(map, "region"),
                data(map.get("data")));
    }

    private static boolean isJson(Object type) {
        String media = String.valueOf(type)
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "")
                .strip();
        return media.equals(JSON) || media.endsWith("+json");
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new MalformedEvent("its time is no timestamp of RFC 3339 with an offset.");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Object data) {
        must(data == null || data instanceof Map, "its data are no JSON object.");
        return data == null ? Map.of() : (Map<String, Object>) data;
    }

    private static String required(Map<String, Object> map, String name) {
        String text = optional(map, name);
        must(text != null, "it needs the field '%s' as text.".formatted(name));
        return text;
    }

    private static String optional(Map<String, Object> map, String name) {
        Object value = map.get(name);
        must(
                value == null || value instanceof String text && !text.isBlank(),
                "it needs the field '%s' as text.".formatted(name));
        return (String) value;
    }

    private static void must(boolean holds, String says) {
        if (!holds) {
            throw new MalformedEvent(says);
        }
    }
}
