package io.throughline.connector.vendor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts {@code offset} up by {@code limit}, which must divide it (vendor fact 3.2), while {@code hasMore}. Links of the answer are not followed. */
final class NetSuitePaging implements Paging {

    private static final Map<String, String> FIRST = Map.of("limit", "1000", "offset", "0");

    @Override
    public Map<String, String> first() {
        return FIRST;
    }

    @Override
    public List<Object> records(Object body) {
        return Plain.required(body, "items");
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        if (!Boolean.TRUE.equals(Plain.object(body).get("hasMore"))) {
            return Optional.empty();
        }
        int offset = Integer.parseInt(query.get("offset")) + Integer.parseInt(query.get("limit"));
        Map<String, String> moved = new HashMap<>(query);
        moved.put("offset", Integer.toString(offset));
        return Optional.of(new Next(Optional.empty(), moved));
    }
}
