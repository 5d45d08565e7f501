package io.throughline.workflow;

/** What may happen to a transaction. */
public enum TransactionEvent {
    CLAIMED,
    STEP_WAITS,
    STEP_NEEDS_PERSON,
    STEP_REFUSED,
    ROUTE_ENDED,
    ROUTE_ENDED_EARLY,
    CRASHED_TOO_OFTEN,
    BUNDLE_UNAVAILABLE,
    UNDO_WAITS,
    UNDO_STUCK,
    UNDONE,
    NEWER_VERSION_CAME,
    PERSON_RETRIED,
    PERSON_APPROVED,
    PERSON_RETRIED_UNDO,
    PERSON_DISMISSED
}
