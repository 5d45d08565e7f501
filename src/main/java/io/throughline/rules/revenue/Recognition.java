package io.throughline.rules.revenue;

/** Who recognises revenue for a legal entity; declared in the capability file of its ERP ({@code recognition}). */
public enum Recognition {
    /** Accruals are facts of ours. */
    US,
    /** The ERP has a revenue subledger: it gets progress, never accruals. */
    ERP
}
