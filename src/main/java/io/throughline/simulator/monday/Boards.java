package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Boards: read, made empty or from a template or another board, archived, deleted. */
final class Boards {

    private static final int MOST = 500;

    private final Account account;
    private final Structure structure;
    private final Copies copies;

    Boards(Account account, Structure structure) {
        this.account = account;
        this.structure = structure;
        this.copies = new Copies(account);
    }

    void addTo(Fields fields) {
        fields.query("boards", this::boards);
        fields.mutation("create_board", this::create);
        fields.mutation("duplicate_board", this::duplicate);
        fields.mutation("archive_board", env -> end(env, "archived", Effect.Kind.UPDATED));
        fields.mutation("delete_board", env -> end(env, "deleted", Effect.Kind.DELETED));
        fields.of(
                "Board",
                "creator",
                env -> account.find(Account.USERS, of(env, "creator_id")).orElse(null));
        fields.of("Board", "items_count", env -> account.items(of(env, "id")).size());
        fields.of("Board", "url", env -> account.address("/boards/" + of(env, "id")));
        fields.of(
                "Board",
                "workspace",
                env -> account.find(Account.WORKSPACES, of(env, "workspace_id")).orElse(null));
    }

    static String of(DataFetchingEnvironment env, String field) {
        return Json.text(env.<ObjectNode>getSource(), field);
    }

    private List<ObjectNode> boards(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        String state = Fields.text(env, "state");
        String kind = Fields.text(env, "board_kind");
        List<String> workspaces = Fields.texts(env, "workspace_ids");
        List<ObjectNode> found = account.store().all(Account.BOARDS).stream()
                .filter(board -> ids.isEmpty() || ids.contains(Json.text(board, "id")))
                .filter(board -> state == null || state.equals("all") || state.equals(Json.text(board, "state")))
                .filter(board -> kind == null || kind.equals(Json.text(board, "board_kind")))
                .filter(board -> workspaces.isEmpty() || workspaces.contains(Json.text(board, "workspace_id")))
                .sorted(Comparator.comparing((ObjectNode board) -> Json.text(board, "id"))
                        .reversed())
                .collect(Collectors.toList());
        Fields.call(env).effect(Effect.Kind.NONE, Account.BOARDS, ids.size() == 1 ? ids.get(0) : null);
        return Fields.page(env, found, MOST);
    }

    private ObjectNode create(DataFetchingEnvironment env) {
        String template = Fields.text(env, "template_id");
        String workspace = Fields.text(env, "workspace_id");
        String description = Fields.text(env, "description");
        Fields.call(env).marker(description);
        if (workspace != null && account.find(Account.WORKSPACES, workspace).isEmpty()) {
            throw ApiException.notFound("workspace", workspace);
        }
        ObjectNode board = blank(Fields.text(env, "board_name"), Fields.text(env, "board_kind"), workspace);
        board.put("description", description).put("creator_id", Fields.call(env).user());
        account.put(Account.BOARDS, board);
        String id = Json.text(board, "id");
        if (template != null) {
            copies.copy(account.board(template), board, true);
        } else {
            structure.standard(id, Fields.flag(env, "empty"));
        }
        Fields.call(env).effect(Effect.Kind.CREATED, Account.BOARDS, id);
        return board;
    }

    private ObjectNode blank(String name, String kind, String workspace) {
        if (name.isBlank()) {
            throw ApiException.argument("board_name must not be empty");
        }
        return account.blank(Account.BOARDS)
                .put("name", name)
                .put("board_kind", kind)
                .put("workspace_id", workspace)
                .put("state", "active")
                .put("permissions", "everyone")
                .put("type", "board")
                .put("item_terminology", "item");
    }

    private ObjectNode duplicate(DataFetchingEnvironment env) {
        ObjectNode source = account.board(Fields.text(env, "board_id"));
        String name = Fields.text(env, "board_name");
        String workspace = Fields.text(env, "workspace_id");
        ObjectNode board = blank(
                name == null ? "Duplicate of " + Json.text(source, "name") : name,
                Json.text(source, "board_kind"),
                workspace == null ? Json.text(source, "workspace_id") : workspace);
        board.put("creator_id", Fields.call(env).user());
        account.put(Account.BOARDS, board);
        copies.copy(source, board, !"duplicate_board_with_structure".equals(Fields.text(env, "duplicate_type")));
        Fields.call(env).effect(Effect.Kind.CREATED, Account.BOARDS, Json.text(board, "id"));
        return Json.object().put("is_async", false).set("board", board);
    }

    private ObjectNode end(DataFetchingEnvironment env, String state, Effect.Kind kind) {
        ObjectNode board = account.board(Fields.text(env, "board_id")).deepCopy();
        board.put("state", state).put("updated_at", account.now());
        account.put(Account.BOARDS, board);
        Fields.call(env).effect(kind, Account.BOARDS, Json.text(board, "id"));
        return board;
    }

    /** What one board takes from another. */
    private record Copies(Account account) {

        void copy(ObjectNode from, ObjectNode to, boolean withItems) {
            String source = Json.text(from, "id");
            String target = Json.text(to, "id");
            for (String type : List.of(Account.COLUMNS, Account.GROUPS)) {
                for (ObjectNode part : account.below(type, "board_id", source)) {
                    account.put(type, part.deepCopy().put("board_id", target));
                }
            }
            if (withItems) {
                account.items(source).forEach(item -> copyItem(item, target));
            }
        }

        private void copyItem(ObjectNode item, String target) {
            ObjectNode copy = account.blank(Account.ITEMS).put("board_id", target);
            for (String field : List.of("name", "group_id", "state", "creator_id")) {
                copy.set(field, item.get(field));
            }
            JsonNode values = item.path("values");
            copy.set("values", values.isObject() ? values.deepCopy() : Json.object());
            account.put(Account.ITEMS, copy);
        }
    }
}
