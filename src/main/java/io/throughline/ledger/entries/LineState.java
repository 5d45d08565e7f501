package io.throughline.ledger.entries;

/** How far a posting line is. */
public enum LineState {
    /** It waits in a batch. */
    OPEN,
    /** The ERP has it. */
    POSTED,
    /** The ERP refused it; it is not in the books. */
    REFUSED
}
