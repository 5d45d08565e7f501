package io.throughline.ledger;

import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;

/**
 * A decision and all that follows from it, stored together or not at all.
 *
 * @param seen what the person saw; the decision counts only for it (G12)
 * @param judgement who decided what and why
 * @param effects what follows
 */
public record Ruling(Seen seen, DecisionRecord.Judgement judgement, Effects effects) {

    /**
     * Case and transaction as they were read.
     *
     * @param epoch of the transaction; the next one is taken, so that no older lease can ever write (G6)
     */
    public record Seen(
            String caseId,
            long caseVersion,
            String transactionId,
            long transactionVersion,
            long epoch,
            TransactionState state) {

        /** What a file shows. */
        public static Seen of(CaseFile file) {
            TransactionRecord transaction = file.history().transaction();
            return new Seen(
                    file.desk().id(),
                    file.desk().version(),
                    transaction.id(),
                    transaction.version(),
                    transaction.epoch(),
                    transaction.state());
        }
    }

    /**
     * What follows from a decision.
     *
     * @param next the transaction's next state, due now unless final; null: the transaction stays as it is
     * @param steps the steps that change
     * @param changes of kind {@link Change.ConfirmSubject}, {@link Change.ReleaseSubject}, {@link Change.Bind}, {@link Change.Unbind}, {@link Change.Repin}
     * @param corrections values by path that are corrected for the event beside those corrected before; null for none
     * @param closesOthers whether the other open cases of the transaction are closed with this one
     * @param detail what the audit row says beside the reason; no personal data; may be null
     */
    public record Effects(
            TransactionState next,
            List<StepRuling> steps,
            List<Change> changes,
            Map<String, Object> corrections,
            boolean closesOthers,
            String detail) {

        /** Keeps copies. */
        public Effects {
            steps = List.copyOf(steps);
            changes = List.copyOf(changes);
        }

        /** The transaction goes on with these steps changed; nothing else. */
        public static Effects on(TransactionState next, List<StepRuling> steps) {
            return new Effects(next, steps, List.of(), null, false, null);
        }
    }

    /**
     * A step as it stands after the decision; its failures count anew.
     *
     * @param state its state
     * @param key its idempotency key; null: made anew at the next call
     * @param result its result, else null
     * @param externalId id of the record at the target, else null
     */
    public record StepRuling(
            String stepId, StepState state, String key, Map<String, Object> result, String externalId) {

        /** A step in another state, with everything else as it was. */
        public static StepRuling of(StepRecord step, StepState state) {
            return new StepRuling(step.id(), state, step.key(), step.result(), step.externalId());
        }

        /** A step that is done again from its start: no key, no result. */
        public static StepRuling anew(StepRecord step, StepState state) {
            return new StepRuling(step.id(), state, null, null, null);
        }
    }
}
