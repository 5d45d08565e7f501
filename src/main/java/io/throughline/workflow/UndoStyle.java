package io.throughline.workflow;

import java.util.Locale;

/** How an undo operation takes a record back. What may be chosen depends on the state of the record at the time of the undo. */
public enum UndoStyle {
    /** The record is gone afterwards, or an empty shell of it. */
    DELETE,
    /** The record stays with its number, and counts for nothing. */
    VOID,
    /** A second record takes back what the first one posted. */
    REVERSE,
    /** The record stays as it is, and nothing can be added to it. */
    CLOSE;

    /** The word used in capability files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
