package io.throughline.ledger.entries;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was billed of capped projects when decisions were made (D33). Decisions are stored only while it is still so.
 *
 * @param projectIds projects whose caps had a say
 * @param billed as {@link EntryLedger#billed} told
 */
public record BilledSeen(Set<String> projectIds, List<BilledProject> billed) {

    /** No cap had a say. */
    public static final BilledSeen NOTHING = new BilledSeen(Set.of(), List.of());

    /** Keeps copies. */
    public BilledSeen {
        projectIds = Set.copyOf(projectIds);
        billed = List.copyOf(billed);
    }

    /** Whether the ledger says the same now. */
    public boolean isStill(List<BilledProject> now) {
        return new HashSet<>(billed).equals(new HashSet<>(now));
    }
}
