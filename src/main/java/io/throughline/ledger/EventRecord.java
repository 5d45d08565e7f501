package io.throughline.ledger;

import java.time.Instant;
import java.util.Map;

/** An accepted event as stored; see {@link NewEvent} for the fields. */
public record EventRecord(
        String id,
        String dedupeKey,
        String type,
        String source,
        String objectType,
        String objectId,
        String objectVersion,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, Object> data) {}
