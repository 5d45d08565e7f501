package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.util.Map;
import java.util.Set;

/**
 * Records that tests and demonstrations put in place. An item takes {@code column_values} as an object; the clock of an item, which no API call
 * can set, is a record of {@code time_tracking}: item_id, column_id, started_at, ended_at, started_user_id.
 */
final class PutRecords {

    private static final Set<String> PLAIN =
            Set.of(Account.BOARDS, Account.UPDATES, Account.USERS, Account.WORKSPACES, Account.WEBHOOKS, Account.TIMES);

    private final Account account;
    private final Structure structure;
    private final Items items;

    PutRecords(Account account, Structure structure, Items items) {
        this.account = account;
        this.structure = structure;
        this.items = items;
    }

    ObjectNode put(Call call, String type, ObjectNode fields) {
        call.user(Users.PERSON);
        switch (type) {
            case Account.ITEMS:
                return item(call, fields);
            case Account.COLUMNS:
                ObjectNode settings = fields.path("settings") instanceof ObjectNode given ? given : Json.object();
                return structure.column(
                        needed(fields, "board_id"),
                        needed(fields, "id"),
                        needed(fields, "title"),
                        needed(fields, "type"),
                        settings);
            case Account.GROUPS:
                return structure.group(needed(fields, "board_id"), needed(fields, "id"), needed(fields, "title"));
            default:
                return plain(call, type, fields);
        }
    }

    private static String needed(ObjectNode fields, String name) {
        String value = Json.text(fields, name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private ObjectNode plain(Call call, String type, ObjectNode fields) {
        if (!PLAIN.contains(type)) {
            throw new IllegalArgumentException("there are no records of type " + type);
        }
        ObjectNode record = over(type, fields);
        if (type.equals(Account.BOARDS)
                && !account.columns(Json.text(record, "id")).stream().findAny().isPresent()) {
            Map.of(
                            "board_kind",
                            "public",
                            "state",
                            "active",
                            "permissions",
                            "everyone",
                            "type",
                            "board",
                            "creator_id",
                            Users.PERSON)
                    .forEach((name, value) -> {
                        if (!record.hasNonNull(name)) {
                            record.put(name, value);
                        }
                    });
            structure.standard(Json.text(record, "id"), false);
        }
        account.put(type, record);
        call.effect(Effect.Kind.CREATED, type, Json.text(record, "id"));
        return record;
    }

    private ObjectNode over(String type, ObjectNode fields) {
        ObjectNode record = account.find(type, Json.text(fields, "id"))
                .map(ObjectNode::deepCopy)
                .orElseGet(() -> account.blank(type));
        record.setAll(fields);
        return record;
    }

    private ObjectNode item(Call call, ObjectNode fields) {
        ObjectNode item = over(Account.ITEMS, fields);
        String board = needed(item, "board_id");
        if (account.find(Account.BOARDS, board).isEmpty()) {
            throw new IllegalArgumentException("there is no board " + board);
        }
        if (!item.hasNonNull("group_id")) {
            item.put("group_id", Json.text(account.groups(board).get(0), "id"));
        }
        item.put("state", item.path("state").asText("active"));
        item.put("creator_id", item.path("creator_id").asText(Users.PERSON));
        ObjectNode given = item.remove("column_values") instanceof ObjectNode values ? values : Json.object();
        try {
            return items.insert(call, item, given, true);
        } catch (ApiException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }
}
