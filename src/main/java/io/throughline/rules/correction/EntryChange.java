package io.throughline.rules.correction;

/**
 * What became of an entry at its source.
 *
 * @param entryId of the entry
 * @param what what became of it
 * @param invoiceId the posted invoice it is on, not credited; null if it is on none
 */
public record EntryChange(String entryId, What what, String invoiceId) {

    /** What became of it. */
    public enum What {
        /** It is approved, as it is now. */
        APPROVED,
        /** It is not approved, or no longer. */
        UNAPPROVED,
        /** It is gone. */
        DELETED
    }

    boolean isInvoiced() {
        return invoiceId != null;
    }
}
