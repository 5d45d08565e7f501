package io.throughline.ledger;

import io.throughline.workflow.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A step as stored.
 *
 * @param id path of names and item keys, unique in its transaction: {@code task/design}
 * @param sequence order in which steps began; undo goes backwards
 * @param operation the operation called, for example {@code erp-customer-confirm}
 * @param system the system it was bound to
 * @param key idempotency key: operation, subject, revision
 * @param marker the key as the target stores it
 * @param subject what it reserved, else null
 * @param undo operation that takes it back, else null
 * @param undoInput document frozen before the forward call, else null
 * @param result the outcome's value once DONE, else null
 * @param problem safe text of the last failure, else null
 * @param externalId id of the record at the target, else null
 * @param attempts calls begun
 * @param failures failing outcomes recorded since the last person's decision
 * @param settlesIn how long the target must not be asked yet after an intent or unknown outcome, by the database clock; zero when it may, or when
 *     nothing is in doubt
 * @param age since it was first recorded, by the database clock; a key is at most this old
 * @param begunAt when it was first recorded, by the database clock
 * @param changedAt when its state was last recorded, by the database clock; what a timeline shows
 */
public record StepRecord(
        String id,
        int sequence,
        String operation,
        String system,
        StepState state,
        String key,
        String marker,
        String subject,
        String undo,
        Map<String, Object> undoInput,
        Map<String, Object> result,
        String problem,
        String externalId,
        int attempts,
        int failures,
        Duration settlesIn,
        Duration age,
        Instant begunAt,
        Instant changedAt) {}
