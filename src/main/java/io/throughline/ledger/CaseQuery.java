package io.throughline.ledger;

/**
 * Which cases a list shows.
 *
 * @param reach what the asking person may see
 * @param team only this team's; null for any
 * @param region only this region's; null for any
 * @param decided false: those that wait for a decision; true: those decided
 * @param limit at most so many, 1 to 1000
 */
public record CaseQuery(DeskReach reach, String team, String region, boolean decided, int limit) {

    private static final int MOST = 1_000;

    /** Keeps the limit within its bounds. */
    public CaseQuery {
        limit = Math.max(1, Math.min(MOST, limit));
    }
}
