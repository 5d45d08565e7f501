package io.throughline.intake.feed;

import io.throughline.canonical.Json;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.Sighting;
import io.throughline.intake.trigger.TriggerDecision;
import io.throughline.intake.trigger.UnreadableRecordException;
import io.throughline.intake.trigger.Verdict;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Accepted;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.SourceObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Takes one record as the source shows it now. The event is committed before the memory of the object is, so that a kill between the two repeats
 * the same decision and meets the same dedupe key. Thread-safe.
 */
public final class RecordIntake {

    private static final int STRIPES = 64;

    private final Ledger ledger;
    private final WorkflowStarts starts;
    private final Clock clock;

    /** A poll and a notice of the same object decide one after the other; across processes the dedupe key decides. */
    private final Lock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(any -> new ReentrantLock()).toArray(Lock[]::new);

    public RecordIntake(Ledger ledger, WorkflowStarts starts, Clock clock) {
        this.ledger = ledger;
        this.starts = starts;
        this.clock = clock;
    }

    /**
     * Decides and commits. A record that cannot be judged is committed as a notice with its problem, whose transaction ends in a desk case.
     *
     * @throws io.throughline.ledger.LedgerUnavailableException if it could not be committed; the record must be offered again
     */
    public Taken take(Feed feed, Map<String, Object> record) {
        try {
            return take(feed, Sighting.of(feed, record), record);
        } catch (UnreadableRecordException e) {
            return new Taken(null, acceptUnreadable(feed, record, e.getMessage()));
        }
    }

    private Taken take(Feed feed, Sighting sighting, Map<String, Object> record) {
        Lock lock = stripes[Math.floorMod(sighting.id().hashCode(), STRIPES)];
        lock.lock();
        try {
            Verdict verdict = TriggerDecision.decide(
                    feed, ledger.sourceObject(feed.system(), feed.object(), sighting.id()), sighting);
            String eventId = accept(feed, sighting, verdict, record);
            if (!(verdict instanceof Verdict.Nothing)) {
                ledger.remember(verdict.seen());
            }
            return new Taken(verdict, eventId);
        } finally {
            lock.unlock();
        }
    }

    private String accept(Feed feed, Sighting sighting, Verdict verdict, Map<String, Object> record) {
        SourceObject seen = verdict.seen();
        if (verdict instanceof Verdict.Won) {
            String key = key(feed, feed.events().entered(), seen.objectId(), seen.generation());
            return accept(feed, sighting, event(feed, feed.events().entered(), key, sighting, seen, record));
        }
        if (verdict instanceof Verdict.Changed) {
            String key =
                    key(feed, feed.events().changed(), seen.objectId(), seen.generation()) + ':' + seen.fingerprint();
            return accept(feed, sighting, event(feed, feed.events().changed(), key, sighting, seen, record));
        }
        return null;
    }

    private String accept(Feed feed, Sighting sighting, NewEvent event) {
        Accepted accepted = ledger.accept(event, starts.startedBy(event.type(), sighting.region()));
        starts.accepted();
        return accepted.eventId();
    }

    /** The business fact, the same for poll and webhook: {@code opportunity.won:<org>:<id>:<generation>}. */
    private static String key(Feed feed, String type, String id, int generation) {
        String fact = type.replaceFirst("\\.v[0-9]+$", "");
        return "%s:%s:%s:%d".formatted(fact, feed.org(), id, generation);
    }

    private static NewEvent event(
            Feed feed, String type, String key, Sighting sighting, SourceObject seen, Map<String, Object> record) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", seen.objectId());
        data.put("org", feed.org());
        data.put("generation", seen.generation());
        if (key.endsWith(String.valueOf(seen.fingerprint()))) {
            data.put("fingerprint", seen.fingerprint());
        }
        return new NewEvent(
                key,
                type,
                feed.system(),
                feed.object(),
                seen.objectId(),
                sighting.version().text(),
                sighting.region(),
                sighting.version().at(),
                data,
                bytes(record),
                "application/json");
    }

    private String acceptUnreadable(Feed feed, Map<String, Object> record, String problem) {
        byte[] raw = bytes(record);
        String hash = Json.hash(record).substring(0, 24);
        String type = feed.events().noticed();
        Instant now = clock.instant();
        NewEvent event = new NewEvent(
                "%s.unreadable:%s:%s".formatted(feed.object(), feed.org(), hash),
                type,
                feed.system(),
                feed.object() + "-notice",
                hash,
                now.toString(),
                null,
                now,
                Map.of("feed", feed.name(), "problem", problem, "record", hash),
                raw,
                "application/json");
        Accepted accepted = ledger.accept(event, starts.startedBy(type, null));
        starts.accepted();
        return accepted.eventId();
    }

    private static byte[] bytes(Map<String, Object> record) {
        return Json.write(record).getBytes(StandardCharsets.UTF_8);
    }
}
