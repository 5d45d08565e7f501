package io.throughline.crash;

/** Where a child process ends without a word. The stages are those of the fault matrix. */
enum CrashPoint {
    /** S1/S2: the event has come in and nothing is stored. */
    BEFORE_ACCEPT,
    /** S2: the event is written and not committed. */
    BEFORE_EVENT_COMMIT,
    /** S2: the event is committed and the sender not answered. */
    AFTER_ACCEPT,
    /** S3: claimed, and nothing done. */
    AFTER_CLAIM,
    /** S4: about to store the intent. */
    BEFORE_INTENT,
    /** S4: the intent is stored and no byte is sent. */
    AFTER_INTENT,
    /** S5: the request has not reached the target. */
    BEFORE_REQUEST,
    /** S5: the target has done it and its answer is on the way. */
    AFTER_REQUEST,
    /** S6: the answer is in hand and not stored. */
    BEFORE_OUTCOME,
    /** S7: the outcome is stored. */
    AFTER_OUTCOME,
    /** S10: the intent to undo is stored and no byte is sent. */
    AFTER_UNDO_INTENT,
    /** S10: undone, and not stored. */
    BEFORE_UNDO_OUTCOME,
    /** S10: the undo is stored. */
    AFTER_UNDO_OUTCOME,
    /** S11: about to open a case. */
    BEFORE_CASE,
    /** S11: the case is open. */
    AFTER_CASE,
    /** S13: everything of a page is accepted and the cursor not moved. */
    BEFORE_CURSOR,
    /** S13: the cursor is moved. */
    AFTER_CURSOR,
    /** S14: some of the tables are made. */
    IN_MIGRATION
}
