package io.throughline.ledger;

import io.throughline.workflow.TransactionState;
import java.time.Instant;

/**
 * A transaction as stored.
 *
 * @param dueAt when it is due, or when its lease ends; null when final or with a person
 * @param crashes claims that never reported; three end in a case (G8)
 * @param waitsFor subject or transaction whose end wakes it, else null
 * @param reason why it waits or is with a person, in business words, else null
 * @param version for optimistic operator actions (G12)
 */
public record TransactionRecord(
        String id,
        String eventId,
        String parentId,
        String workflow,
        TransactionState state,
        String region,
        String legalEntity,
        String objectType,
        String objectId,
        String objectVersion,
        Instant createdAt,
        Instant dueAt,
        Instant endedAt,
        long epoch,
        int crashes,
        String bundle,
        String waitsFor,
        String reason,
        long version) {}
