package io.throughline;

import io.throughline.rules.Facts;
import java.util.Map;
import java.util.Set;

/** What rules must know of a deal beside the deal itself: from the ledger as it is now, or as it was recorded. Thread-safe. */
interface DealHistory {

    /** What people approved for the event of this transaction. */
    Set<Facts.Given> approvals(String transactionId);

    /** External ids bound to a canonical id, by system. */
    Map<String, String> bindings(String transactionId, String kind, String canonicalId);

    /** Whether the deal has projects and each was made from a state that has the change of this event already. */
    boolean projectsHaveTheChange(Map<String, Object> document);
}
