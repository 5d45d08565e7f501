package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** If-Modified-Since and If-Unmodified-Since against the record's last change, to the second. */
final class Preconditions {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX");

    private Preconditions() {}

    /** Refuses with 412 when the record changed after the caller's time. */
    static void unmodified(Call call, ObjectNode record) {
        Optional<Instant> since = time(call, "If-Unmodified-Since");
        if (since.isPresent() && changed(record).isAfter(since.get())) {
            throw Failures.refusal(
                    412, "PRECONDITION_FAILED", "The record was modified after the time in If-Unmodified-Since");
        }
    }

    /** 304 when the record did not change after the caller's time. */
    static Optional<Answer> notModified(Call call, ObjectNode record) {
        unmodified(call, record);
        return time(call, "If-Modified-Since")
                .filter(since -> !changed(record).isAfter(since))
                .map(since -> new Answer(304, Map.of(), null));
    }

    private static Instant changed(ObjectNode record) {
        return OffsetDateTime.parse(record.get("SystemModstamp").textValue(), STAMP)
                .toInstant();
    }

    private static Optional<Instant> time(Call call, String header) {
        String text = call.header(header);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            throw Failures.refusal(400, "INVALID_HEADER", header + " is not an HTTP date: " + text);
        }
    }
}
