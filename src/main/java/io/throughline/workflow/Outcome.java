package io.throughline.workflow;

/** What is known about a call after it ended. */
public enum Outcome {
    /** The target did what was asked. */
    APPLIED,
    /** The target surely did nothing, and trying again may help: refused connection, throttled, told to wait. */
    NOT_APPLIED,
    /** The target surely did nothing and will not: a definite no of the business or of validation. */
    REJECTED,
    /** In doubt: the request may have been carried out. */
    UNKNOWN,
    /** A rule stopped the step before anything was sent. */
    HELD
}
