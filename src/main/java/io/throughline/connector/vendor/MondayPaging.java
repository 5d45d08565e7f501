package io.throughline.connector.vendor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The records of a GraphQL answer with one field: the items of a page of items, also of one board, else the list or the one object itself (vendor
 * fact 6.2). What comes next are variables of the query: {@code cursor} while there is one, or {@code page} counted up to the first empty page.
 */
final class MondayPaging implements Paging {

    private static final String CURSOR = "cursor";
    private static final String PAGE = "page";

    @Override
    public Map<String, String> first() {
        return Map.of(PAGE, "1");
    }

    @Override
    public List<Object> records(Object body) {
        Object answer = answer(body);
        Map<String, Object> page = page(answer);
        if (page.containsKey("items")) {
            return Plain.required(page, "items");
        }
        if (answer instanceof List<?>) {
            return Plain.list(answer);
        }
        return answer == null ? List.of() : List.of(answer);
    }

    private static Object answer(Object body) {
        if (!(Plain.object(body).get("data") instanceof Map<?, ?> data)) {
            throw new IllegalArgumentException("the answer has no data");
        }
        return data.values().stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The page itself, or that of the only board. */
    private static Map<String, Object> page(Object answer) {
        if (answer instanceof List<?> boards && boards.size() == 1) {
            return Plain.object(Plain.object(boards.get(0)).get("items_page"));
        }
        return Plain.object(answer);
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        String cursor = Plain.text(page(answer(body)).get(CURSOR));
        if (!cursor.isEmpty()) {
            return Optional.of(new Next(Optional.empty(), Map.of(CURSOR, cursor)));
        }
        if (!query.containsKey(PAGE) || records(body).isEmpty()) {
            return Optional.empty();
        }
        int page = Integer.parseInt(query.get(PAGE)) + 1;
        return Optional.of(new Next(Optional.empty(), Map.of(PAGE, Integer.toString(page))));
    }
}
