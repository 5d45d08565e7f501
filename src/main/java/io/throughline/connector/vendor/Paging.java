package io.throughline.connector.vendor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the lists of a vendor are read to the end. Bodies are plain values. */
public interface Paging {

    /**
     * Where the next page is.
     *
     * @param path another path on the same host, already encoded; empty: the same path
     * @param query parameters that replace those of the request before
     */
    record Next(Optional<String> path, Map<String, String> query) {}

    /** Parameters that the first request needs; those that the route gives win. */
    Map<String, String> first();

    /**
     * The records of a page, in order.
     *
     * @throws IllegalArgumentException if the body is no page of this vendor
     */
    List<Object> records(Object body);

    /** The page after this one, which the given query asked for; empty at the end. */
    Optional<Next> next(Object body, Map<String, String> query);
}
