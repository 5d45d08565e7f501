package io.throughline.simulator.salesforce.soql;

import java.util.List;

/**
 * A parsed query.
 *
 * @param from the object, or in a sub-query the child relationship
 * @param count whether the query is {@code SELECT COUNT()}
 * @param where null for no condition
 * @param groupBy the fields whose values make the groups; empty: all records are one
 * @param limit negative for no limit
 */
public record Query(
        List<Item> select,
        boolean count,
        String from,
        Condition where,
        List<Path> groupBy,
        List<Order> order,
        int limit,
        int offset) {

    /** Whether rows are gathered instead of shown. */
    public boolean gathers() {
        return !groupBy.isEmpty() || select.stream().anyMatch(Aggregate.class::isInstance);
    }

    /** The records that it gathers, all of them, in any order. */
    Query ungathered() {
        return new Query(List.of(), false, from, where, List.of(), List.of(), -1, 0);
    }

    /** What a field list can hold. */
    public sealed interface Item {}

    /** A field, perhaps of a parent: {@code Account.BillingCity} has two steps. */
    public record Path(List<String> steps) implements Item {
        @Override
        public String toString() {
            return String.join(".", steps);
        }
    }

    /**
     * {@code SUM(Amount) total} and its kin.
     *
     * @param function in capitals
     * @param path null for {@code COUNT()}
     * @param alias empty if none is given
     */
    public record Aggregate(String function, Path path, String alias) implements Item {}

    /** {@code FIELDS(ALL)} and its kin. */
    public record AllFields() implements Item {}

    /** A child sub-query. */
    public record Children(Query query) implements Item {}

    /** One sort key. */
    public record Order(Path path, boolean descending, boolean nullsLast) {}
}
