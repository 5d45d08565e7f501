package io.throughline.ledger;

import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One thing that a commit writes. Several changes of one commit are stored together or not at all. */
public sealed interface Change {

    /**
     * The intent to call, stored before the first byte goes out. Reserves {@code subject} if it is not null.
     *
     * @param settle from now until the target may be asked, should no outcome ever be recorded
     */
    record Intend(
            String stepId,
            String operation,
            String system,
            String key,
            String marker,
            String subject,
            String undo,
            Map<String, Object> undoInput,
            Duration settle)
            implements Change {}

    /**
     * The outcome of a step; also stores steps that needed no intent (reads, rules).
     *
     * @param state DONE, PENDING (surely not applied, again later), UNKNOWN or REJECTED
     * @param failed whether it counts as a failure; a told-to-wait answer or refused credential does not
     * @param settle for UNKNOWN: from now until the target may be asked, else null
     */
    record Conclude(
            String stepId,
            String operation,
            String system,
            StepState state,
            Map<String, Object> result,
            String externalId,
            String problem,
            boolean failed,
            Duration settle,
            List<RawAnswer> answers)
            implements Change {}

    /** The subject of a step now exists with this result; those who wait for it become due. */
    record ConfirmSubject(String subject, String stepId, Map<String, Object> result) implements Change {}

    /** The subject does not exist after all; those who wait for it become due and may reserve it. */
    record ReleaseSubject(String subject) implements Change {}

    /** Who is who: binds a canonical id to a record of a system; the older binding is kept as history. */
    record Bind(String kind, String canonicalId, String system, String externalId) implements Change {}

    /** Ends a binding, if it is still to this record: the record was undone. It is kept as history. */
    record Unbind(String kind, String canonicalId, String system, String externalId) implements Change {}

    /**
     * An undo step: COMP_PENDING, COMP_INTENT, COMPENSATED, COMP_STUCK or SKIPPED. The failures of a step count anew once it is to be undone.
     *
     * @param failed whether this counts as a failure of the undo
     */
    record Undo(String stepId, StepState state, String problem, boolean failed) implements Change {}

    /**
     * The transaction goes on in another state and the lease ends.
     *
     * @param state the next state
     * @param dueIn from now by the database clock, for NEW, WAITING, RUNNING and COMPENSATING; null for the others
     * @param waitsFor a subject, or {@code transaction:<id>}, whose end makes it due at once; else null
     * @param reason in business words, else null
     */
    record Move(TransactionState state, Duration dueIn, String waitsFor, String reason) implements Change {}

    /** Region and legal entity, as soon as the deal says them. */
    record Place(String region, String legalEntity) implements Change {}

    /**
     * A desk case. The transaction is moved to WITH_PERSON by its own {@link Move}.
     *
     * @param answerWithin from now until somebody should have decided; null: no deadline
     */
    record OpenCase(NewCase desk, Duration answerWithin) implements Change {

        /** A case without a deadline. */
        public OpenCase(NewCase desk) {
            this(desk, null);
        }
    }

    /** Another transaction for the same event. Started once per (parent, workflow), however often it is committed. */
    record Start(NewTransaction transaction) implements Change {}

    /** From now on it finishes with the files of this bundle (G11); recorded in the audit trail. Whether it may, {@link Repinning} says. */
    record Repin(String bundle) implements Change {}

    /** A line for the audit trail. */
    record Note(String actor, String action, String detail) implements Change {}
}
