package io.throughline.connector.vendor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts {@code page} up to {@code meta.page_count}; {@code results} gives the order of the records (vendor fact 4.2). */
final class KantataPaging implements Paging {

    private static final Map<String, String> FIRST = Map.of("page", "1", "per_page", "200");

    @Override
    public Map<String, String> first() {
        return FIRST;
    }

    @Override
    public List<Object> records(Object body) {
        return Plain.required(body, "results").stream()
                .map(result -> record(body, Plain.object(result)))
                .toList();
    }

    private static Object record(Object body, Map<String, Object> result) {
        Map<String, Object> kind = Plain.object(Plain.object(body).get(Plain.text(result.get("key"))));
        Object found = kind.get(String.valueOf(result.get("id")));
        if (found == null) {
            throw new IllegalArgumentException("the answer is no page: a result has no record");
        }
        return found;
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        int pages = Plain.number(Plain.object(Plain.object(body).get("meta")), "page_count");
        int page = Integer.parseInt(query.get("page"));
        if (page >= pages) {
            return Optional.empty();
        }
        Map<String, String> moved = new HashMap<>(query);
        moved.put("page", Integer.toString(page + 1));
        return Optional.of(new Next(Optional.empty(), moved));
    }
}
