package io.throughline.ledger;

import java.util.Collection;
import java.util.List;

/**
 * Whose cases somebody may see. Part of every query, so that what is out of reach is as if it were not there (S-07).
 *
 * @param teams ids of teams; null for all
 * @param regions codes of regions; null for all, and for transactions of which nobody knows the region yet
 */
public record DeskReach(Collection<String> teams, Collection<String> regions) {

    /** Everything. */
    public static final DeskReach ALL = new DeskReach(null, null);

    /** Keeps copies. */
    public DeskReach {
        teams = teams == null ? null : List.copyOf(teams);
        regions = regions == null ? null : List.copyOf(regions);
    }
}
