package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Items by id and what the schema shows of an item. */
final class ItemReads {

    private static final int MOST = 100;

    private final Account account;

    ItemReads(Account account) {
        this.account = account;
    }

    void addTo(Fields fields) {
        fields.query("items", this::items);
        fields.of(
                "Item",
                "board",
                env -> account.find(Account.BOARDS, Boards.of(env, "board_id")).orElse(null));
        fields.of(
                "Item",
                "group",
                env -> account.group(Boards.of(env, "board_id"), Boards.of(env, "group_id"))
                        .orElse(null));
        fields.of(
                "Item",
                "creator",
                env -> account.find(Account.USERS, Boards.of(env, "creator_id")).orElse(null));
        fields.of(
                "Item",
                "parent_item",
                env -> account.find(Account.ITEMS, Boards.of(env, "parent_id")).orElse(null));
        fields.of(
                "Item",
                "subitems",
                env -> account.below(Account.ITEMS, "parent_id", Boards.of(env, "id")).stream()
                        .filter(item -> "active".equals(Json.text(item, "state")))
                        .toList());
        fields.of(
                "Item",
                "subscribers",
                env -> account.find(Account.USERS, Boards.of(env, "creator_id")).stream()
                        .toList());
        fields.of("Item", "email", env -> "pulse-" + Boards.of(env, "id") + "@throughline-simulated.monday.com");
        fields.of("Item", "relative_link", env -> path(env.getSource()));
        fields.of("Item", "url", env -> account.address(path(env.getSource())));
        fields.of("Item", "column_values", this::values);
        fields.of(
                "Item",
                "updates",
                env -> Fields.page(env, account.below(Account.UPDATES, "item_id", Boards.of(env, "id")), MOST));
        fields.of("Group", "id", env -> Boards.of(env, "id"));
    }

    private static String path(ObjectNode item) {
        return "/boards/" + Json.text(item, "board_id") + "/pulses/" + Json.text(item, "id");
    }

    private List<ObjectNode> items(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        if (ids.size() > MOST) {
            throw ApiException.argument("at most " + MOST + " ids in one call");
        }
        boolean activeOnly = Fields.flag(env, "exclude_nonactive");
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode item : ids.isEmpty() ? account.store().all(Account.ITEMS) : byIds(ids)) {
            String state = Json.text(item, "state");
            // archived ones are found by their id, deleted ones never
            boolean told = ids.isEmpty() || activeOnly ? state.equals("active") : !state.equals("deleted");
            if (told) {
                found.add(item);
            }
        }
        if (Fields.flag(env, "newest_first")) {
            Collections.reverse(found);
        }
        Fields.call(env).effect(Effect.Kind.NONE, Account.ITEMS, ids.size() == 1 ? ids.get(0) : null);
        return Fields.page(env, found, MOST);
    }

    private List<ObjectNode> byIds(List<String> ids) {
        return ids.stream()
                .flatMap(id -> account.find(Account.ITEMS, id).stream())
                .toList();
    }

    private List<ObjectNode> values(DataFetchingEnvironment env) {
        ObjectNode item = env.getSource();
        List<String> ids = Fields.texts(env, "ids");
        List<String> types = Fields.texts(env, "types");
        return account.columns(Json.text(item, "board_id")).stream()
                .filter(ColumnKinds::isValue)
                .filter(column -> ids.isEmpty() || ids.contains(Json.text(column, "id")))
                .filter(column -> types.isEmpty() || types.contains(Json.text(column, "type")))
                .map(column -> ColumnKinds.view(item, column, account))
                .toList();
    }
}
