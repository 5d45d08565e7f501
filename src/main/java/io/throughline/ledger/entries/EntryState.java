package io.throughline.ledger.entries;

/** What was decided about the newest version of an entry. How far its lines are, the lines themselves say. */
public enum EntryState {
    /** It is not approved yet: counted, never posted (D11). */
    WAITING,
    /** Its lines are all that is to be posted for it. */
    DECIDED,
    /** A rule stopped it before anything was written; a person decides. */
    HELD,
    /** It went back to its author. */
    RETURNED,
    /** Nothing is to be posted for it, and nobody need do anything: deleted before it was posted, or of a project that no ERP knows. */
    SKIPPED
}
