package io.throughline.ledger;

import java.time.Instant;

/** A desk case as stored. {@code decidedAt} and {@code decision} are null while it is open. */
public record CaseRecord(
        String id,
        String transactionId,
        NewCase opened,
        Instant openedAt,
        Instant deadlineAt,
        Instant decidedAt,
        String decision,
        long version) {}
