package io.throughline.connector.vendor;

import io.throughline.canonical.Json;
import io.throughline.config.ApiDescription.Pages;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages as a file describes them: counted, or led on by an address in the body. */
final class DescribedPaging implements Paging {

    private final Pages pages;

    DescribedPaging(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Map<String, String> first() {
        return pages.query();
    }

    @Override
    public List<Object> records(Object body) {
        if (!(Json.at(body, pages.records()) instanceof List<?> list)) {
            throw new IllegalArgumentException("the answer is no page: it has no list '" + pages.records() + "'");
        }
        return Json.asList(list);
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        return pages.next().isEmpty() ? counted(body, query) : led(body);
    }

    private Optional<Next> counted(Object body, Map<String, String> query) {
        if (records(body).size() < Integer.parseInt(query.get(pages.size()))) {
            return Optional.empty();
        }
        Map<String, String> moved = new HashMap<>(query);
        moved.merge(pages.number(), "1", (now, one) -> Integer.toString(Integer.parseInt(now) + 1));
        return Optional.of(new Next(Optional.empty(), moved));
    }

    /** Only path and query are taken: a list never leads to another host. */
    private Optional<Next> led(Object body) {
        if (!(Json.at(body, pages.next()) instanceof String address) || address.isBlank()) {
            return Optional.empty();
        }
        URI next = URI.create(address);
        Map<String, String> query = new HashMap<>();
        for (String pair :
                next.getQuery() == null ? new String[0] : next.getQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return Optional.of(new Next(Optional.of(next.getRawPath()), query));
    }
}
