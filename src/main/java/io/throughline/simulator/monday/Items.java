package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;

/** Writes of items. What is wrong with one value leaves the whole item as it was. */
final class Items {

    private final Account account;
    private final ItemValues values;
    private final Subscriptions subscriptions;

    Items(Account account, Subscriptions subscriptions) {
        this.account = account;
        this.values = new ItemValues(account);
        this.subscriptions = subscriptions;
    }

    void addTo(Fields fields) {
        fields.mutation("create_item", this::create);
        fields.mutation("create_subitem", this::createSubitem);
        fields.mutation("change_multiple_column_values", this::changeSeveral);
        fields.mutation("change_column_value", this::changeOne);
        fields.mutation("change_simple_column_value", this::changeOne);
        fields.mutation("move_item_to_group", this::move);
        fields.mutation("archive_item", env -> end(env, "archived", "item_archived", "archive_pulse"));
        fields.mutation("delete_item", env -> end(env, "deleted", "item_deleted", "delete_pulse"));
    }

    private ObjectNode create(DataFetchingEnvironment env) {
        ObjectNode board = account.board(Fields.text(env, "board_id"));
        String id = Json.text(board, "id");
        if (!"active".equals(Json.text(board, "state"))) {
            throw ApiException.of("InvalidBoardIdException", 200, "Board " + id + " is not active");
        }
        String group = Fields.text(env, "group_id");
        if (group != null && account.group(id, group).isEmpty()) {
            throw ApiException.notFound("group", group);
        }
        String top = Json.text(account.groups(id).get(0), "id");
        ObjectNode given = ItemValues.parse(env.getArgument("column_values"));
        return insert(Fields.call(env), blank(env, id, group == null ? top : group), given, labels(env));
    }

    private ObjectNode blank(DataFetchingEnvironment env, String board, String group) {
        String name = Fields.text(env, "item_name");
        if (name.isBlank() || name.length() > 255) {
            throw ApiException.argument("item_name must have 1 to 255 characters");
        }
        ObjectNode item = account.blank(Account.ITEMS)
                .put("name", name)
                .put("board_id", board)
                .put("group_id", group)
                .put("state", "active")
                .put("creator_id", Fields.call(env).user());
        item.putObject("values");
        return item;
    }

    /** Makes an item by all rules. */
    ObjectNode insert(Call call, ObjectNode item, ObjectNode given, boolean createsLabels) {
        String board = Json.text(item, "board_id");
        if (account.items(board).size() >= account.surroundings().knobs().get("itemsPerBoard")) {
            throw ApiException.of("ItemsLimitationException", 400, "Board items limit was reached");
        }
        values.write(call, item, given, createsLabels);
        account.put(Account.ITEMS, item);
        call.effect(Effect.Kind.CREATED, Account.ITEMS, Json.text(item, "id"));
        subscriptions.announce(call, "create_item", "create_pulse", item, Json.object());
        return item;
    }

    private ObjectNode createSubitem(DataFetchingEnvironment env) {
        ObjectNode parent = account.item(Fields.text(env, "parent_item_id"));
        String board = Subitems.board(account, Json.text(parent, "board_id"));
        ObjectNode item = blank(env, board, Json.text(account.groups(board).get(0), "id"));
        item.put("parent_id", Json.text(parent, "id"));
        return insert(Fields.call(env), item, ItemValues.parse(env.getArgument("column_values")), labels(env));
    }

    private ObjectNode changeSeveral(DataFetchingEnvironment env) {
        return change(env, ItemValues.parse(env.getArgument("column_values")));
    }

    private ObjectNode changeOne(DataFetchingEnvironment env) {
        Object value = env.getArgument("value");
        ObjectNode given = Json.object();
        JsonNode one = env.getField().getName().equals("change_column_value")
                ? ItemValues.parseAny(value)
                : Json.of(value == null ? "" : value);
        given.set(Fields.text(env, "column_id"), one);
        return change(env, given);
    }

    private ObjectNode change(DataFetchingEnvironment env, ObjectNode given) {
        ObjectNode item = account.item(Fields.text(env, "item_id")).deepCopy();
        String board = Json.text(account.board(Fields.text(env, "board_id")), "id");
        if (!board.equals(Json.text(item, "board_id"))) {
            throw ApiException.notFound("item", Json.text(item, "id"));
        }
        if (!"active".equals(Json.text(item, "state"))) {
            throw ApiException.of("InactiveItemException", 200, "The item is not active");
        }
        Call call = Fields.call(env);
        ObjectNode before = item.deepCopy();
        values.write(call, item, given, labels(env));
        account.put(Account.ITEMS, item.put("updated_at", account.now()));
        call.effect(Effect.Kind.UPDATED, Account.ITEMS, Json.text(item, "id"));
        given.fieldNames().forEachRemaining(column -> subscriptions.changed(call, before, item, column));
        return item;
    }

    private ObjectNode move(DataFetchingEnvironment env) {
        ObjectNode item = account.item(Fields.text(env, "item_id")).deepCopy();
        String group = Fields.text(env, "group_id");
        if (account.group(Json.text(item, "board_id"), group).isEmpty()) {
            throw ApiException.notFound("group", group);
        }
        account.put(Account.ITEMS, item.put("group_id", group).put("updated_at", account.now()));
        Fields.call(env).effect(Effect.Kind.UPDATED, Account.ITEMS, Json.text(item, "id"));
        subscriptions.announce(
                Fields.call(env), "item_moved_to_any_group", "move_pulse_into_group", item, Json.object());
        return item;
    }

    private ObjectNode end(DataFetchingEnvironment env, String state, String event, String type) {
        ObjectNode item = account.item(Fields.text(env, "item_id")).deepCopy();
        account.put(Account.ITEMS, item.put("state", state).put("updated_at", account.now()));
        Effect.Kind kind = state.equals("deleted") ? Effect.Kind.DELETED : Effect.Kind.UPDATED;
        Fields.call(env).effect(kind, Account.ITEMS, Json.text(item, "id"));
        subscriptions.announce(Fields.call(env), event, type, item, Json.object());
        return item;
    }

    private static boolean labels(DataFetchingEnvironment env) {
        return Fields.flag(env, "create_labels_if_missing");
    }
}
