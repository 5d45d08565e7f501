package io.throughline.workflow;

/** Where a step of a transaction stands. A step that never began has no row and is {@link #PENDING}. */
public enum StepState {
    /** Not begun, or surely not applied and to be tried again. */
    PENDING,
    /** The intent is committed; the call may be under way. After a crash this means {@link #UNKNOWN}. */
    INTENT,
    /** The call ended and nobody knows whether it was carried out. */
    UNKNOWN,
    /** Carried out; its result is kept and never asked for again (G4). */
    DONE,
    /** Refused for good, or held by a rule. */
    REJECTED,
    /** To be undone. */
    COMP_PENDING,
    /** The intent to undo is committed. */
    COMP_INTENT,
    /** Undone. */
    COMPENSATED,
    /** Could not be undone: a person must. Never shown as compensated (G10). */
    COMP_STUCK,
    /** Has nothing to undo: a read, a shared subject, or surely not applied. */
    SKIPPED
}
