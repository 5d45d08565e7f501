package io.throughline.camel.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the records of a feed are and where they say who they are.
 *
 * @param object the canonical object, such as {@code party}
 * @param id fields whose texts are the id, joined by colons where there are several
 * @param stamp field with the time of the last change
 */
record PageFields(String object, List<String> id, String stamp) {

    private static final String COLON = ":";

    /** ISO 8601 with or without fraction, and offsets with or without colon, as the vendors write them. */
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    String idOf(Map<String, Object> record) {
        return id.stream().map(field -> String.valueOf(record.get(field))).collect(Collectors.joining(COLON));
    }

    /** The texts of an id of several fields, by field; {@code 0} for those that it lacks. */
    Map<String, Object> parts(String whole) {
        String[] texts = whole.split(COLON, id.size());
        Map<String, Object> parts = new LinkedHashMap<>();
        for (int i = 0; i < id.size(); i++) {
            parts.put(id.get(i), i < texts.length && !texts[i].isEmpty() ? texts[i] : "0");
        }
        return parts;
    }

    Instant changeOf(Map<String, Object> record) {
        return OffsetDateTime.parse(String.valueOf(record.get(stamp)), STAMP).toInstant();
    }

    FeedPosition positionOf(Map<String, Object> record) {
        return new FeedPosition(changeOf(record), Optional.of(idOf(record)));
    }
}
