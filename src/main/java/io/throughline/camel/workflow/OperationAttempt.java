package io.throughline.camel.workflow;

import io.throughline.workflow.OperationContract;
import java.util.Map;

/**
 * One call of an operation route.
 *
 * @param contract what is called
 * @param document what it reads
 * @param key idempotency key
 * @param marker the key as the target stores it
 * @param region the transaction's region, or null
 * @param beforeWrite run right before the first byte of a write; throws if the lease no longer holds
 */
public record OperationAttempt(
        OperationContract contract,
        Map<String, Object> document,
        String key,
        String marker,
        String region,
        Runnable beforeWrite) {}
