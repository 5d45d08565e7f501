package io.throughline.simulator.jira.jql;

import java.util.List;
import java.util.Optional;

/**
 * A parsed query.
 *
 * @param where what restricts it; empty for none
 * @param orders what it is sorted by, in order
 */
public record JqlQuery(Optional<Clause> where, List<Order> orders) {

    /** One field to sort by. */
    public record Order(String field, boolean descending) {}
}
