package io.throughline.connector;

import io.throughline.connector.vendor.Paging;
import io.throughline.connector.vendor.Paging.Next;
import io.throughline.connector.vendor.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads page after page. Pages that come again, never end or grow beyond all measure stop the read: a list that is not whole is worse than
 * none.
 */
final class PagedRead {

    private static final int MAX_PAGES = 1_000;
    private static final int MAX_RECORDS = 200_000;

    private final String system;
    private final Paging paging;

    PagedRead(String system, Paging paging) {
        this.system = system;
        this.paging = paging;
    }

    List<Object> all(VendorRequest first, Function<VendorRequest, VendorAnswer> send) {
        List<Object> records = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<VendorRequest> request = Optional.of(firstPage(first));
        while (request.isPresent()) {
            guard(seen.add(request.get().target()), "a page comes again");
            guard(seen.size() <= MAX_PAGES, "there are more than " + MAX_PAGES + " pages");
            request = readPage(request.get(), send, records);
            guard(records.size() <= MAX_RECORDS, "there are more than " + MAX_RECORDS + " records");
        }
        return records;
    }

    private VendorRequest firstPage(VendorRequest first) {
        Map<String, String> query = new TreeMap<>(paging.first());
        query.putAll(first.query());
        return first.withQuery(query);
    }

    private Optional<VendorRequest> readPage(
            VendorRequest request, Function<VendorRequest, VendorAnswer> send, List<Object> records) {
        Object body = send.apply(request).body();
        try {
            List<Object> page = paging.records(body);
            Optional<Next> next = paging.next(body, request.query());
            guard(!page.isEmpty() || next.isEmpty(), "an empty page says that there are more");
            records.addAll(page);
            return next.map(to -> request.at(to.path().orElse(request.path()), to.query()));
        } catch (IllegalArgumentException e) {
            throw broken(e.getMessage());
        }
    }

    private void guard(boolean fine, String otherwise) {
        if (!fine) {
            throw broken(otherwise);
        }
    }

    /** The target was only read; what is wrong with its pages does not mend itself by reading again. */
    private CallException broken(String why) {
        String message = "CON-2006 system %s: the list cannot be read to its end: %s. Nothing was taken from it. "
                        .formatted(system, why)
                + "Narrow the query of the route, or ask the vendor.";
        return new CallException(message, Verdict.REJECTED, 0, "");
    }
}
