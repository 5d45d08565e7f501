package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The columns and groups of boards. */
final class Structure {

    private static final String LABELLED = "status|dropdown";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Account account;

    Structure(Account account) {
        this.account = account;
    }

    void addTo(Fields fields) {
        fields.mutation("create_column", this::createColumn);
        fields.mutation("delete_column", this::deleteColumn);
        fields.mutation("create_group", this::createGroup);
        fields.mutation("delete_group", this::deleteGroup);
        fields.of("Board", "columns", this::columns);
        fields.of("Board", "groups", this::groups);
        fields.of(
                "Board",
                "top_group",
                env -> account.groups(Boards.of(env, "id")).get(0));
        fields.of("Column", "settings_str", env -> settings(env.getSource()));
        fields.of("Column", "settings", env -> settings(env.getSource()));
    }

    private static String settings(ObjectNode column) {
        return new String(Json.bytes(column.path("settings")), StandardCharsets.UTF_8);
    }

    private List<ObjectNode> columns(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        List<String> types = Fields.texts(env, "types");
        return account.columns(Boards.of(env, "id")).stream()
                .filter(column -> ids.isEmpty() || ids.contains(Json.text(column, "id")))
                .filter(column -> types.isEmpty() || types.contains(Json.text(column, "type")))
                .toList();
    }

    private List<ObjectNode> groups(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        return account.groups(Boards.of(env, "id")).stream()
                .filter(group -> ids.isEmpty() || ids.contains(Json.text(group, "id")))
                .toList();
    }

    /** What a board has that was made from nothing. */
    void standard(String board, boolean empty) {
        column(board, "name", "Name", "name", Json.object());
        group(board, "topics", "Group Title");
        if (!empty) {
            column(board, "person", "Person", "people", Json.object());
            ObjectNode labels = Json.object();
            labels.putObject("labels")
                    .put("0", "Working on it")
                    .put("1", "Done")
                    .put("2", "Stuck");
            labels.putArray("done_colors").add(1);
            column(board, "status", "Status", "status", labels);
            column(board, "date4", "Date", "date", Json.object());
        }
    }

    ObjectNode column(String board, String id, String title, String type, ObjectNode settings) {
        if (type.matches(LABELLED) && !settings.path("labels").isObject()) {
            settings.putObject("labels");
        }
        ObjectNode column = Json.object()
                .put("id", id)
                .put("board_id", board)
                .put("title", title)
                .put("type", type)
                .put("archived", false);
        column.set("settings", settings);
        account.put(Account.COLUMNS, column);
        return column;
    }

    ObjectNode group(String board, String id, String title) {
        ObjectNode group = Json.object()
                .put("id", id)
                .put("board_id", board)
                .put("title", title)
                .put("color", "#037f4c")
                .put("position", String.valueOf(65536 * (account.groups(board).size() + 1)))
                .put("archived", false)
                .put("deleted", false);
        account.put(Account.GROUPS, group);
        return group;
    }

    private ObjectNode createColumn(DataFetchingEnvironment env) {
        String board = Json.text(account.board(Fields.text(env, "board_id")), "id");
        String type = Fields.text(env, "column_type");
        String wished = Fields.text(env, "id");
        if (wished != null && !wished.matches("[a-z0-9_]{1,20}")) {
            throw ApiException.argument("a column id has at most 20 lower case letters, digits and underscores");
        }
        if (wished != null && account.column(board, wished).isPresent()) {
            throw ApiException.argument("a column with the id " + wished + " is already on the board");
        }
        String id = wished == null ? type + "_" + chance(account.number(Account.COLUMNS)) : wished;
        ObjectNode column = column(board, id, Fields.text(env, "title"), type, defaults(env.getArgument("defaults")));
        column.put("description", Fields.text(env, "description"));
        Fields.call(env).effect(Effect.Kind.CREATED, Account.COLUMNS, board + ":" + id);
        return column;
    }

    private static ObjectNode defaults(Object given) {
        try {
            JsonNode defaults = given instanceof String text ? Json.parse(text) : Json.of(given);
            return defaults instanceof ObjectNode object ? object.deepCopy() : Json.object();
        } catch (MalformedBodyException e) {
            throw ApiException.argument("defaults are no JSON: " + e.getMessage());
        }
    }

    /** Ids of columns that nobody chose say nothing. */
    private String chance(long number) {
        java.util.Random chance = account.surroundings().chance(number);
        StringBuilder id = new StringBuilder("mm");
        for (int i = 0; i < 6; i++) {
            id.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    private ObjectNode deleteColumn(DataFetchingEnvironment env) {
        String board = Json.text(account.board(Fields.text(env, "board_id")), "id");
        String id = Fields.text(env, "column_id");
        ObjectNode column = account.column(board, id).orElseThrow(() -> unknownColumn(id));
        account.store().remove(Account.COLUMNS, board + ":" + id);
        Fields.call(env).effect(Effect.Kind.DELETED, Account.COLUMNS, board + ":" + id);
        return column;
    }

    static ApiException unknownColumn(String id) {
        return ApiException.of("InvalidColumnIdException", 200, "This column ID doesn't exist for the board: " + id);
    }

    private ObjectNode createGroup(DataFetchingEnvironment env) {
        String board = Json.text(account.board(Fields.text(env, "board_id")), "id");
        String name = Fields.text(env, "group_name");
        String base = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String id = (base.length() > 12 ? base.substring(0, 12) : base) + "_" + account.number(Account.GROUPS);
        ObjectNode group = group(board, id, name);
        Fields.call(env).effect(Effect.Kind.CREATED, Account.GROUPS, board + ":" + id);
        return group;
    }

    private ObjectNode deleteGroup(DataFetchingEnvironment env) {
        String board = Fields.text(env, "board_id");
        String id = Fields.text(env, "group_id");
        ObjectNode group = account.group(board, id)
                .orElseThrow(() -> ApiException.notFound("group", id))
                .deepCopy();
        account.put(Account.GROUPS, group.put("deleted", true));
        for (ObjectNode item : account.items(board)) {
            if (id.equals(Json.text(item, "group_id"))) {
                account.put(Account.ITEMS, item.deepCopy().put("state", "deleted"));
            }
        }
        Fields.call(env).effect(Effect.Kind.DELETED, Account.GROUPS, board + ":" + id);
        return group;
    }
}
