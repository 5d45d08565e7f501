package io.throughline.drift;

import io.throughline.config.Position;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a route asks of vendors' objects, with all routes that it calls directly.
 *
 * @param route its id
 * @param position where it stands
 * @param reads the types that it turns into canonical ones
 * @param writes the types that it makes of canonical ones
 * @param selects the fields that its queries name: without one of them the vendor refuses the query
 * @param calls the routes that it calls directly
 */
public record RouteUse(
        String route,
        Position position,
        Set<String> reads,
        Set<String> writes,
        Set<Selected> selects,
        Set<String> calls) {

    /**
     * A field that a query names.
     *
     * @param object the object that is asked, such as {@code Opportunity}
     * @param path from that object, as its answer has it: {@code Account.Name}, {@code OpportunityLineItems.records[].Quantity}
     * @param position the route
     */
    public record Selected(String object, String path, Position position) {}

    /** Copies the sets. */
    public RouteUse {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
        selects = Set.copyOf(selects);
        calls = Set.copyOf(calls);
    }

    /** This route together with what another one asks. */
    RouteUse with(RouteUse other) {
        return new RouteUse(
                route,
                position,
                both(reads, other.reads),
                both(writes, other.writes),
                both(selects, other.selects),
                both(calls, other.calls));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> more) {
        Set<T> all = new java.util.HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** The routes by name, for people. */
    public Set<String> types() {
        Set<String> all = new TreeSet<>(reads);
        all.addAll(writes);
        return all;
    }
}
