package io.throughline.camel.workflow;

/** What a claim came to, as far as the process that made it can tell. */
enum WorkEnd {
    /** How the run ended is recorded. */
    REPORTED,
    /** Nothing is recorded, though the process lives: the lease was lost, or the ledger could not be reached. */
    ABANDONED,
    /** It was not begun: another transaction needs the process for itself. */
    NOT_BEGUN,
    /** Something went wrong that may be its own fault; it counts as a crash, so that it comes to an end. */
    FAILED
}
