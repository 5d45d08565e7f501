package io.throughline.rules.entities;

import io.throughline.config.LegalEntity;
import io.throughline.rules.BillingParameters;

/** Who makes the legs between companies for a legal entity: never both (D50). */
public enum LegMaker {
    /** Each leg is a line of ours. */
    US,
    /** The ERP makes them from the entry itself, which it gets as one line. */
    ERP;

    /** Who does it for a legal entity. */
    public static LegMaker of(LegalEntity.Policies policies) {
        return BillingParameters.LEGS.is("erp", policies) ? ERP : US;
    }
}
