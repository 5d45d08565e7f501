package io.throughline.simulator.salesforce.soql;

import java.util.List;

/**
 * A parsed query.
 *
 * @param from the object, or in a sub-query the child relationship
 * @param count whether the query is {@code SELECT COUNT()}
 * @param where null for no condition
 * @param limit negative for no limit
 */
public record Query(
        List<Item> select, boolean count, String from, Condition where, List<Order> order, int limit, int offset) {

    /** What a field list can hold. */
    public sealed interface Item {}

    /** A field, perhaps of a parent: {@code Account.BillingCity} has two steps. */
    public record Path(List<String> steps) implements Item {
        @Override
        public String toString() {
            return String.join(".", steps);
        }
    }

    /** {@code FIELDS(ALL)} and its kin. */
    public record AllFields() implements Item {}

    /** A child sub-query. */
    public record Children(Query query) implements Item {}

    /** One sort key. */
    public record Order(Path path, boolean descending, boolean nullsLast) {}
}
