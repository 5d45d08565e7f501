package io.throughline.intake.feed;

import io.throughline.canonical.Json;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.Sighting;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.SourceObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes business facts as events. Their keys name the fact and not the way it was heard. */
final class FactEvent {

    private static final int HASH_LENGTH = 24;

    private FactEvent() {}

    /** Key {@code opportunity.won:<org>:<id>:<generation>}. */
    static NewEvent won(Feed feed, Sighting sighting, SourceObject seen, Map<String, Object> record) {
        String type = feed.events().entered();
        return event(feed, type, key(feed, type, seen), sighting, data(feed, seen), record);
    }

    /** Key {@code opportunity.changed:<org>:<id>:<generation>:<fingerprint>}. */
    static NewEvent changed(Feed feed, Sighting sighting, SourceObject seen, Map<String, Object> record) {
        String type = feed.events().changed();
        Map<String, Object> data = data(feed, seen);
        data.put("fingerprint", seen.fingerprint());
        return event(feed, type, key(feed, type, seen) + ':' + seen.fingerprint(), sighting, data, record);
    }

    /** A record that cannot be judged, as a notice about itself; the same record is the same notice. */
    static NewEvent unreadable(Feed feed, Map<String, Object> record, String problem, Instant now) {
        String hash = Json.hash(record).substring(0, HASH_LENGTH);
        return new NewEvent(
                "%s.unreadable:%s:%s".formatted(feed.object(), feed.org(), hash),
                feed.events().noticed(),
                feed.system(),
                feed.object() + "-notice",
                hash,
                now.toString(),
                null,
                now,
                Map.of("feed", feed.name(), "problem", problem, "record", hash),
                raw(record),
                "application/json");
    }

    private static String key(Feed feed, String type, SourceObject seen) {
        String fact = type.replaceFirst("\\.v[0-9]+$", "");
        return "%s:%s:%s:%d".formatted(fact, feed.org(), seen.objectId(), seen.generation());
    }

    private static Map<String, Object> data(Feed feed, SourceObject seen) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", seen.objectId());
        data.put("org", feed.org());
        data.put("generation", seen.generation());
        return data;
    }

    private static NewEvent event(
            Feed feed,
            String type,
            String key,
            Sighting sighting,
            Map<String, Object> data,
            Map<String, Object> record) {
        return new NewEvent(
                key,
                type,
                feed.system(),
                feed.object(),
                sighting.id(),
                sighting.version().text(),
                sighting.region(),
                sighting.version().at(),
                data,
                raw(record),
                "application/json");
    }

    private static byte[] raw(Map<String, Object> record) {
        return Json.write(record).getBytes(StandardCharsets.UTF_8);
    }
}
