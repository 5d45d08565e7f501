package io.throughline.ledger.recorded;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was recorded of one transaction. Holds personal data.
 *
 * @param state name of its state
 * @param region where it is placed; null as long as nobody knew
 * @param bundle hash of the files that it runs or ran with; null if it never began
 * @param corrections values that people corrected, by step and canonical path
 * @param steps in the order in which they began
 * @param inherited results that the transaction which started it had by then
 * @param answers of vendors to its forward calls and probes, in the order in which they came, as far as they are still kept
 * @param approvals what people approved for its event
 * @param bindings project ids of the deal in the systems, of this and earlier won-generations
 */
public record RecordedTransaction(
        String id,
        String workflow,
        String state,
        String region,
        String legalEntity,
        String bundle,
        Instant createdAt,
        RecordedEvent event,
        Map<String, Object> corrections,
        List<RecordedStep> steps,
        List<RecordedResult> inherited,
        List<RecordedAnswer> answers,
        List<RecordedApproval> approvals,
        List<RecordedBinding> bindings) {

    /** The event as it was accepted. */
    public record RecordedEvent(
            String id,
            String type,
            String source,
            String objectId,
            Instant occurredAt,
            Instant receivedAt,
            Map<String, Object> data) {}

    /**
     * A step as it stands.
     *
     * @param state name of its state
     * @param result value once it was done, with what people corrected; else null
     * @param problem safe text of the last failure, else null
     * @param attempts calls begun
     * @param begunAt when it was first recorded
     * @param changedAt when its state was last recorded
     */
    public record RecordedStep(
            String id,
            String operation,
            String system,
            String state,
            String key,
            String marker,
            Map<String, Object> result,
            String problem,
            int attempts,
            Instant begunAt,
            Instant changedAt) {}

    /** What a step of another transaction of the same deal left. */
    public record RecordedResult(String step, Map<String, Object> result) {}

    /**
     * One answer.
     *
     * @param call method and path template
     * @param body as it came; null if it was erased
     * @param storedAt the commit: the answers of one attempt share it
     */
    public record RecordedAnswer(String step, String call, int status, byte[] body, Instant storedAt) {}

    /** What somebody approved: a rule, its stage, and up to which amount. */
    public record RecordedApproval(String rule, String stage, String amount, String currency) {}

    /** An id of a canonical record in a system, and for which time; {@code unboundAt} is null if it still holds. */
    public record RecordedBinding(
            String kind, String canonicalId, String system, String externalId, Instant boundAt, Instant unboundAt) {

        /** Whether it held at a time. */
        public boolean heldAt(Instant time) {
            return boundAt.isBefore(time) && (unboundAt == null || unboundAt.isAfter(time));
        }
    }
}
