package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists of items page by page. A cursor lives an hour from the first page on, in memory: a restart ends it. Used under the engine's lock. */
final class ItemsPages {

    private static final int MOST = 500;
    private static final int KEPT = 200;
    private static final Duration LIFE = Duration.ofMinutes(60);
    private static final String SEARCHED =
            "text|long_text|numbers|status|dropdown|date|timeline|email|phone|link|people|name";

    private final Account account;
    private final Rules rules;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private long cursors;

    private record Place(List<String> ids, Instant begun) {}

    ItemsPages(Account account) {
        this.account = account;
        this.rules = new Rules(account);
    }

    void addTo(Fields fields) {
        fields.query("next_items_page", env -> noted(env, next(env, Fields.text(env, "cursor"))));
        fields.query("items_page_by_column_values", env -> noted(env, byColumnValues(env)));
        fields.of("Board", "items_page", env -> page(env, Boards.of(env, "id"), null));
        fields.of("Group", "items_page", env -> page(env, Boards.of(env, "board_id"), Boards.of(env, "id")));
    }

    private static ObjectNode noted(DataFetchingEnvironment env, ObjectNode page) {
        String only = page.at("/items/0/id").asText();
        Fields.call(env)
                .effect(Effect.Kind.NONE, Account.ITEMS, page.get("items").size() == 1 ? only : null);
        return page;
    }

    private ObjectNode page(DataFetchingEnvironment env, String board, String group) {
        Map<String, Object> query = env.getArgument("query_params");
        String cursor = Fields.text(env, "cursor");
        if (cursor != null) {
            if (query != null) {
                throw ApiException.argument("a cursor cannot be combined with query_params");
            }
            return next(env, cursor);
        }
        Stream<ObjectNode> items = account.items(board).stream()
                .filter(item -> group == null || group.equals(Json.text(item, "group_id")));
        List<ObjectNode> found = query == null ? items.toList() : rules.apply(items.toList(), board, query);
        return first(env, found);
    }

    private ObjectNode byColumnValues(DataFetchingEnvironment env) {
        String cursor = Fields.text(env, "cursor");
        List<Map<String, Object>> columns = env.getArgument("columns");
        if (cursor != null) {
            if (columns != null) {
                throw ApiException.argument("a cursor cannot be combined with columns");
            }
            return next(env, cursor);
        }
        String board = Json.text(account.board(Fields.text(env, "board_id")), "id");
        Instant indexed =
                account.instant().minusMillis(account.surroundings().knobs().get("indexDelayMillis"));
        List<ObjectNode> found = account.items(board).stream()
                .filter(item -> !Instant.parse(Json.text(item, "updated_at")).isAfter(indexed))
                .toList();
        for (Map<String, Object> wanted : columns == null ? List.<Map<String, Object>>of() : columns) {
            found = matching(env, found, board, wanted);
        }
        return first(env, found);
    }

    private List<ObjectNode> matching(
            DataFetchingEnvironment env, List<ObjectNode> items, String board, Map<String, Object> wanted) {
        String id = String.valueOf(wanted.get("column_id"));
        ObjectNode column = account.column(board, id).orElseThrow(() -> Structure.unknownColumn(id));
        if (!Json.text(column, "type").matches(SEARCHED)) {
            throw ApiException.columnValue(column, "columns of this type cannot be searched by value");
        }
        List<?> values = (List<?>) wanted.get("column_values");
        if (ItemValues.holdsMarker(id) && values.size() == 1) {
            Fields.call(env).marker(String.valueOf(values.get(0)));
        }
        return items.stream()
                .filter(item -> {
                    String text = ColumnKinds.text(item, column, account);
                    return values.contains(text == null ? "" : text);
                })
                .toList();
    }

    private ObjectNode first(DataFetchingEnvironment env, List<ObjectNode> found) {
        List<String> ids = found.stream().map(item -> Json.text(item, "id")).toList();
        return cut(env, new Place(ids, account.instant()));
    }

    private ObjectNode next(DataFetchingEnvironment env, String cursor) {
        Place place = places.get(cursor);
        if (place == null || place.begun().plus(LIFE).isBefore(account.instant())) {
            throw expired();
        }
        return cut(env, place);
    }

    static ApiException expired() {
        return ApiException.of(
                "CursorExpiredError",
                400,
                "The cursor provided for pagination has expired. Please refresh your query and obtain a new cursor to continue fetching items");
    }

    private ObjectNode cut(DataFetchingEnvironment env, Place place) {
        int limit = env.<Integer>getArgument("limit");
        if (limit < 1 || limit > MOST) {
            throw ApiException.argument("limit must be between 1 and " + MOST);
        }
        int end = Math.min(limit, place.ids().size());
        ObjectNode page = Json.object();
        page.put("cursor", end == place.ids().size() ? null : keep(place, end));
        place.ids()
                .subList(0, end)
                .forEach(id -> account.find(Account.ITEMS, id)
                        .ifPresent(item -> page.withArray("/items").add(item)));
        if (!page.has("items")) {
            page.putArray("items");
        }
        return page;
    }

    private String keep(Place place, int from) {
        String text = "MSw" + account.surroundings().seed() + "," + ++cursors;
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        places.put(
                cursor,
                new Place(List.copyOf(place.ids().subList(from, place.ids().size())), place.begun()));
        if (places.size() > KEPT) {
            places.remove(places.keySet().iterator().next());
        }
        return cursor;
    }
}
