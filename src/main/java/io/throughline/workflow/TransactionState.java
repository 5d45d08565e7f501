package io.throughline.workflow;

/** Where a transaction stands. Every non-final state is due at a time, leased until a time, or with a person (G3, I12). */
public enum TransactionState {
    NEW(false),
    RUNNING(false),
    WAITING(false),
    WITH_PERSON(false),
    COMPENSATING(false),
    COMPLETED(true),
    COMPENSATED(true),
    SUPERSEDED(true),
    DISMISSED(true);

    private final boolean isFinal;

    TransactionState(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** Whether nothing will happen to the transaction any more. */
    public boolean isFinal() {
        return isFinal;
    }
}
