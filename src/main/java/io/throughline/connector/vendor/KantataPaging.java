package io.throughline.connector.vendor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts {@code page} up to {@code meta.page_count}; {@code results} gives the order of the records (vendor fact 4.2). A request with {@code limit} wants that part of
 * the list only. What the request included of a record's submission, invoice, place, role and project is put into the record under that name.
 */
final class KantataPaging implements Paging {

    private static final Map<String, String> FIRST = Map.of("page", "1", "per_page", "200");

    /** Count, results, meta and the records themselves: an answer that included nothing. */
    private static final int ALONE = 4;

    private static final Map<String, List<String>> INCLUDED = Map.of(
            "recent_submission", List.of("timesheet_submissions", "expense_report_submissions"),
            "invoice", List.of("invoices"),
            "workspace_resource", List.of("workspace_resources"),
            "role", List.of("roles"),
            "workspace", List.of("workspaces"));

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
        return Plain.object(body).size() > ALONE ? withIncluded(body, found) : found;
    }

    private static Object withIncluded(Object body, Object record) {
        Map<String, Object> joined = new LinkedHashMap<>(Plain.object(record));
        INCLUDED.forEach((name, kinds) -> {
            Object id = joined.get(name + "_id");
            if (id != null) {
                kinds.stream()
                        .map(kind -> Plain.object(Plain.object(body).get(kind)).get(id.toString()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(included -> joined.put(name, included));
            }
        });
        return joined;
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        if (query.containsKey("limit")) {
            return Optional.empty();
        }
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
