package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;

/** Subitems lie on a board of their own, which comes with the first of them. */
final class Subitems {

    private Subitems() {}

    static String board(Account account, String parentBoard) {
        return account.store().all(Account.BOARDS).stream()
                .filter(board -> parentBoard.equals(Json.text(board, "parent_board_id")))
                .map(board -> Json.text(board, "id"))
                .findFirst()
                .orElseGet(() -> create(account, account.board(parentBoard)));
    }

    private static String create(Account account, ObjectNode parent) {
        ObjectNode board = account.blank(Account.BOARDS)
                .put("name", "Subitems of " + Json.text(parent, "name"))
                .put("board_kind", Json.text(parent, "board_kind"))
                .put("workspace_id", Json.text(parent, "workspace_id"))
                .put("creator_id", Json.text(parent, "creator_id"))
                .put("parent_board_id", Json.text(parent, "id"))
                .put("state", "active")
                .put("permissions", "everyone")
                .put("type", "sub_items_board");
        account.put(Account.BOARDS, board);
        String id = Json.text(board, "id");
        new Structure(account).standard(id, false);
        return id;
    }
}
