package io.throughline.config;

import io.throughline.canonical.Money;

/**
 * A stage of an approval chain: from when its team must approve a deal.
 *
 * @param above a larger amount needs approval; in the legal entity's accounting currency
 * @param team who approves
 */
public record Approval(Money above, String team) {

    /** Names the stage by what makes it, so that an approval of it does not count for another one. */
    public String stage() {
        return "%s above %s".formatted(team, above);
    }
}
