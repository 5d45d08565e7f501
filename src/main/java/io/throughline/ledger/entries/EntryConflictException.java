package io.throughline.ledger.entries;

/** Somebody else decided about an entry, or used a cap, meanwhile. Nothing was stored; whoever gets this reads what is known now and decides again. */
public final class EntryConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names nothing: which entry it was does not matter, all of them are decided again. */
    public EntryConflictException() {
        super(
                "LED-2101 another transaction decided about an entry or used a cap meanwhile. Nothing was stored; it is decided again from what is known now.");
    }
}
