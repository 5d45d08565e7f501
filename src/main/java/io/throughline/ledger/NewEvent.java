package io.throughline.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * A business fact as it came in.
 *
 * @param dedupeKey the business fact, the same for poll and webhook, for example {@code opportunity.won:00D…:006…:1} (G2)
 * @param type dotted, past tense, version last: {@code opportunity.won.v1}
 * @param source the system it came from
 * @param objectType kind of business object, for example {@code opportunity}
 * @param objectId its id in the source
 * @param objectVersion version of the object at the source, see {@link ObjectVersion}, for example its {@code SystemModstamp}; an event that comes
 *     after a newer version was accepted for the same workflow is superseded at once (G9). Null if the source has none: never superseded
 * @param region the region if the sender said it, else null
 * @param occurredAt when it happened at the source; null if the source does not say: then the time it came in counts
 * @param data the envelope's data: ids and generation, no personal data
 * @param raw the message as it came, kept as claim check; stored compressed
 * @param rawType media type of {@code raw}
 */
public record NewEvent(
        String dedupeKey,
        String type,
        String source,
        String objectType,
        String objectId,
        String objectVersion,
        String region,
        Instant occurredAt,
        Map<String, Object> data,
        byte[] raw,
        String rawType) {}
