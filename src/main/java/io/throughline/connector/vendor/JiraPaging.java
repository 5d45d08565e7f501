package io.throughline.connector.vendor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Searches go on by {@code nextPageToken}, other lists by {@code startAt} until {@code isLast} (vendor facts 5.2, 5.3); some lists are a bare array, which is
 * whole.
 */
final class JiraPaging implements Paging {

    private static final Map<String, String> FIRST = Map.of("maxResults", "100");
    private static final List<String> LISTS = List.of("issues", "values", "worklogs");

    @Override
    public Map<String, String> first() {
        return FIRST;
    }

    @Override
    public List<Object> records(Object body) {
        if (body instanceof List<?>) {
            return Plain.list(body);
        }
        Map<String, Object> page = Plain.object(body);
        return LISTS.stream()
                .filter(page::containsKey)
                .findFirst()
                .map(name -> Plain.required(page, name))
                .orElseThrow(
                        () -> new IllegalArgumentException("the answer is no page: it has none of the lists " + LISTS));
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        Map<String, Object> page = Plain.object(body);
        String token = Plain.text(page.get("nextPageToken"));
        if (!token.isEmpty()) {
            return Optional.of(moved(query, "nextPageToken", token));
        }
        int next = Plain.number(page, "startAt") + records(body).size();
        boolean more =
                Stream.of("values", "worklogs").anyMatch(page::containsKey) && next < Plain.number(page, "total");
        return more ? Optional.of(moved(query, "startAt", Integer.toString(next))) : Optional.empty();
    }

    private static Next moved(Map<String, String> query, String name, String value) {
        Map<String, String> moved = new HashMap<>(query);
        moved.put(name, value);
        return new Next(Optional.empty(), moved);
    }
}
