package io.throughline.camel.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * What the records of a feed are and where they say who they are.
 *
 * @param object the canonical object, such as {@code party}
 * @param id field with the id
 * @param stamp field with the time of the last change
 */
record PageFields(String object, String id, String stamp) {

    /** ISO 8601 with or without fraction, and offsets with or without colon, as the vendors write them. */
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    String idOf(Map<String, Object> record) {
        return String.valueOf(record.get(id));
    }

    Instant changeOf(Map<String, Object> record) {
        return OffsetDateTime.parse(String.valueOf(record.get(stamp)), STAMP).toInstant();
    }

    FeedPosition positionOf(Map<String, Object> record) {
        return new FeedPosition(changeOf(record), Optional.of(idOf(record)));
    }
}
