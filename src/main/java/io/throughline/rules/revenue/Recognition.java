package io.throughline.rules.revenue;

import io.throughline.config.LegalEntity;
import io.throughline.rules.BillingParameters;

/** Who recognises revenue for a legal entity; declared in the capability file of its ERP ({@code recognition}). */
public enum Recognition {
    /** Accruals are facts of ours. */
    US,
    /** The ERP has a revenue subledger: it gets progress, never accruals. */
    ERP;

    /** Who does it for a legal entity. */
    public static Recognition of(LegalEntity.Policies policies) {
        return BillingParameters.RECOGNITION.is("erp", policies) ? ERP : US;
    }
}
