package io.throughline.rules.billing;

import java.util.Set;

/** Which states of a canonical invoice mean what for the entries on it. */
final class InvoiceStatus {

    static final String DRAFT = "draft";
    static final String CANCELLED = "cancelled";
    static final String CREDITED = "credited";
    private static final Set<String> STANDING = Set.of("posted", "partly-paid", "settled");

    private InvoiceStatus() {}

    /** Whether it is in the books and neither credited in full nor cancelled. */
    static boolean stands(String status) {
        return STANDING.contains(status);
    }
}
