package io.throughline.workflow;

/** What may happen to a step. */
public enum StepEvent {
    INTENDED,
    READ,
    APPLIED,
    NOT_APPLIED,
    REFUSED,
    HELD,
    IN_DOUBT,
    FOUND,
    ABSENT,
    SHARED,
    UNDO_DUE,
    NOTHING_TO_UNDO,
    UNDO_INTENDED,
    UNDO_APPLIED,
    UNDO_FAILED,
    UNDO_GIVEN_UP,
    PERSON_RETRIED,
    PERSON_SAYS_APPLIED,
    PERSON_SAYS_NOT_APPLIED,
    PERSON_UNDID
}
