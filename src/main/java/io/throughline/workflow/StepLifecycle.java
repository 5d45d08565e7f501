package io.throughline.workflow;

import static io.throughline.workflow.StepEvent.*;
import static io.throughline.workflow.StepState.*;

import io.throughline.workflow.Lifecycle.Transition;
import java.util.List;

/** The life of a step. */
public final class StepLifecycle {

    /** State, event, next state, action. */
    public static final Lifecycle<StepState, StepEvent> TABLE = new Lifecycle<>(
            "step",
            List.of(
                    row(PENDING, INTENDED, INTENT, "store key, marker, reservation and undo input, then call"),
                    row(PENDING, READ, DONE, "keep the result"),
                    row(PENDING, SHARED, DONE, "use the result that another transaction confirmed"),
                    row(PENDING, NOT_APPLIED, PENDING, "a read failed: try again later"),
                    row(PENDING, REFUSED, REJECTED, "a read was refused for good"),
                    row(PENDING, HELD, REJECTED, "a rule stopped it before anything was written"),
                    row(INTENT, APPLIED, DONE, "keep the result, confirm the reservation"),
                    row(INTENT, NOT_APPLIED, PENDING, "try again later with the same key"),
                    row(INTENT, REFUSED, REJECTED, "release the reservation"),
                    row(INTENT, HELD, REJECTED, "release the reservation"),
                    row(INTENT, IN_DOUBT, UNKNOWN, "let it settle, then ask the target"),
                    row(INTENT, FOUND, DONE, "the call of a worker that died was carried out"),
                    row(
                            INTENT,
                            INTENDED,
                            INTENT,
                            "the call of a worker that died: the target knows the key, repeat it"),
                    row(INTENT, ABSENT, PENDING, "the call of a worker that died was not carried out"),
                    row(UNKNOWN, IN_DOUBT, UNKNOWN, "the target did not answer the question: ask again later"),
                    row(UNKNOWN, INTENDED, INTENT, "the target knows the key: repeat with it"),
                    row(UNKNOWN, FOUND, DONE, "keep the result, confirm the reservation"),
                    row(UNKNOWN, ABSENT, PENDING, "call again with the same key"),
                    row(DONE, UNDO_DUE, COMP_PENDING, "a later step was refused"),
                    row(UNKNOWN, UNDO_DUE, COMP_PENDING, "a later step was refused"),
                    row(INTENT, UNDO_DUE, COMP_PENDING, "a later step was refused"),
                    row(COMP_PENDING, UNDO_INTENDED, COMP_INTENT, "call the undo operation with the frozen input"),
                    row(
                            COMP_PENDING,
                            NOTHING_TO_UNDO,
                            SKIPPED,
                            "the target has nothing of it: release the reservation"),
                    row(
                            COMP_PENDING,
                            UNDO_APPLIED,
                            COMPENSATED,
                            "the target says that it is undone: release the reservation"),
                    row(COMP_PENDING, UNDO_FAILED, COMP_PENDING, "the target could not be asked: try again later"),
                    row(
                            COMP_PENDING,
                            UNDO_GIVEN_UP,
                            COMP_STUCK,
                            "beyond the point of no return, or no way to undo it: a person must"),
                    row(COMP_INTENT, UNDO_INTENDED, COMP_INTENT, "the undo of a worker that died: repeat it"),
                    row(COMP_INTENT, UNDO_APPLIED, COMPENSATED, "release the reservation"),
                    row(COMP_INTENT, UNDO_FAILED, COMP_PENDING, "try again later"),
                    row(COMP_INTENT, UNDO_GIVEN_UP, COMP_STUCK, "a person must undo it"),
                    row(
                            DONE,
                            PERSON_RETRIED,
                            PENDING,
                            "a read before the first write is read anew: the person mended its source"),
                    row(REJECTED, PERSON_RETRIED, PENDING, "a person let it be tried again; failures count anew"),
                    row(PENDING, PERSON_RETRIED, PENDING, "a person let it be tried again; failures count anew"),
                    row(
                            UNKNOWN,
                            PERSON_SAYS_APPLIED,
                            DONE,
                            "the person named the record: keep it, confirm the reservation"),
                    row(
                            INTENT,
                            PERSON_SAYS_APPLIED,
                            DONE,
                            "the person named the record: keep it, confirm the reservation"),
                    row(UNKNOWN, PERSON_SAYS_NOT_APPLIED, PENDING, "the person looked: call again with the same key"),
                    row(INTENT, PERSON_SAYS_NOT_APPLIED, PENDING, "the person looked: call again with the same key"),
                    row(
                            COMP_STUCK,
                            PERSON_RETRIED,
                            COMP_PENDING,
                            "a person let it be undone again; failures count anew"),
                    row(
                            COMP_STUCK,
                            PERSON_UNDID,
                            COMPENSATED,
                            "a person took it back by hand: release the reservation")));

    private StepLifecycle() {}

    private static Transition<StepState, StepEvent> row(StepState from, StepEvent event, StepState to, String action) {
        return new Transition<>(from, event, to, action);
    }
}
