package io.throughline.intake.trigger;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one look at a record of the source showed.
 *
 * @param id in the one form that keys use
 * @param version when the source says it changed
 * @param triggered whether it is in the triggering state
 * @param fingerprint of the watched fields
 * @param region region hint, else null
 */
public record Sighting(String id, SourceVersion version, boolean triggered, String fingerprint, String region) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}");

    /**
     * Judges a record.
     *
     * @throws UnreadableRecordException if it has no usable id or version
     * @throws IllegalStateException if the source was not asked for a field that the feed reads: every record would be misjudged
     */
    public static Sighting of(Feed feed, Map<String, Object> record) {
        feed.asked().forEach(field -> requireAsked(feed, record, field));
        return new Sighting(
                id(feed, record),
                version(feed, record),
                feed.when().holds(record),
                Fingerprint.of(record, feed.watched()),
                region(feed, record));
    }

    /** The record's id in the one form that keys use. */
    public static String id(Feed feed, Map<String, Object> record) {
        return feed.fields().style().read(Fields.read(record, feed.fields().id()));
    }

    /** When the source says the record changed. */
    public static SourceVersion version(Feed feed, Map<String, Object> record) {
        return SourceVersion.read(Fields.read(record, feed.fields().version()));
    }

    /** Salesforce answers a selected field without a value as null; an absent name means that it was never asked. */
    private static void requireAsked(Feed feed, Map<String, Object> record, String field) {
        String first = field.split("\\.")[0];
        if (!record.containsKey(first)) {
            throw new IllegalStateException(
                    ("INT-2003 the answer for feed '%s' lacks the field %s, so that nothing can be judged. The feed stays where it is."
                                    + " Let its route select {{intake:%s.fields}}, or take the field out of config/intake.yaml.")
                            .formatted(feed.name(), first, feed.name()));
        }
    }

    private static String region(Feed feed, Map<String, Object> record) {
        String field = feed.fields().region();
        Object said = field == null ? null : Fields.read(record, field);
        return said instanceof String text && REGION.matcher(text).matches() ? text : null;
    }
}
