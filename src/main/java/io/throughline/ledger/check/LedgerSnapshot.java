package io.throughline.ledger.check;

import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Instant;
import java.util.List;

/**
 * All rows of a ledger that invariants speak about, as of one moment. No payloads and no results, so that it holds nothing personal. Instants are
 * of the database clock. A ledger of a hundred thousand transactions takes about a gigabyte.
 *
 * @param readAt the moment
 */
public record LedgerSnapshot(
        Instant readAt,
        List<EventRow> events,
        List<TransactionRow> transactions,
        List<StepRow> steps,
        List<AttemptRow> attempts,
        List<CaseRow> cases,
        List<DecisionRow> decisions,
        List<AuditRow> audit,
        List<SourceObjectRow> sourceObjects,
        List<CursorRow> cursors) {

    /** An accepted event. */
    public record EventRow(
            String id, String dedupeKey, String type, String source, String objectType, String objectId) {}

    /**
     * A transaction.
     *
     * @param ordinal place in the lane of its object
     * @param leaseOwner who works on it, else null
     */
    public record TransactionRow(
            String id,
            String eventId,
            String parentId,
            String workflow,
            TransactionState state,
            String source,
            String objectType,
            String objectId,
            String objectVersion,
            long ordinal,
            Instant dueAt,
            Instant endedAt,
            String leaseOwner,
            long epoch,
            int crashes) {}

    /** A step; {@code undo} is the operation that takes it back, else null. */
    public record StepRow(
            String transactionId,
            String id,
            int sequence,
            String operation,
            String system,
            StepState state,
            String marker,
            String undo,
            int failures) {}

    /** One call; without an end it never reported. {@code kind} is {@code CALL} or {@code UNDO}; {@code outcome} the state of the step it led to. */
    public record AttemptRow(
            String transactionId,
            String stepId,
            int number,
            String kind,
            long epoch,
            Instant startedAt,
            Instant endedAt,
            String outcome) {

        boolean isCall() {
            return "CALL".equals(kind);
        }

        boolean isUndo() {
            return "UNDO".equals(kind);
        }

        /** Whether the target surely did nothing. */
        boolean isSurelyNotApplied() {
            return StepState.PENDING.name().equals(outcome)
                    || StepState.REJECTED.name().equals(outcome);
        }
    }

    /** A desk case; {@code decidedAt} is null while it is open. */
    public record CaseRow(String id, String transactionId, Instant openedAt, Instant decidedAt) {}

    /** What a person decided about a case. */
    public record DecisionRow(String caseId, String transactionId, String action, String person, Instant at) {}

    /** A line of the audit trail; {@code number} grows as lines are written. */
    public record AuditRow(
            long number, String transactionId, Instant at, long epoch, String actor, String action, String detail) {}

    /** What intake remembers of an object at its source. */
    public record SourceObjectRow(String source, String objectType, String objectId, int generation) {}

    /** How far a feed has been read. */
    public record CursorRow(String feed, String position) {}
}
