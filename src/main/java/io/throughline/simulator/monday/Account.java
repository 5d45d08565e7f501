package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.Surroundings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's records as the rest of this package finds them. A column or group is kept under its board's id and its own. */
final class Account {

    static final int ID = 17_000_001;
    static final String BOARDS = "boards";
    static final String COLUMNS = "columns";
    static final String GROUPS = "groups";
    static final String ITEMS = "items";
    static final String UPDATES = "updates";
    static final String USERS = "users";
    static final String WORKSPACES = "workspaces";
    static final String WEBHOOKS = "webhooks";
    static final String TIMES = "time_tracking";

    private static final int ID_SPREAD = 90_000;
    private static final Map<String, Long> FIRST_IDS = Map.of(
            BOARDS, 5_100_000_000L,
            ITEMS, 6_100_000_000L,
            UPDATES, 3_100_000_000L,
            USERS, 71_000_000L,
            WORKSPACES, 9_100_000L,
            WEBHOOKS, 410_000_000L,
            TIMES, 2_100_000_000L);

    private final Surroundings surroundings;

    Account(Surroundings surroundings) {
        this.surroundings = surroundings;
        List.of(COLUMNS, GROUPS, ITEMS, WEBHOOKS)
                .forEach(type -> surroundings.store().index(type, "board_id"));
        surroundings.store().index(ITEMS, "parent_id");
        surroundings.store().index(UPDATES, "item_id");
        surroundings.store().index(TIMES, "item_id");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    RecordStore store() {
        return surroundings.store();
    }

    Optional<ObjectNode> find(String type, String id) {
        return store().find(type, id);
    }

    /** Records below another, by an indexed field. */
    List<ObjectNode> below(String type, String field, String id) {
        return store().by(type, field, id);
    }

    ObjectNode board(String id) {
        return find(BOARDS, id)
                .filter(board -> !"deleted".equals(Json.text(board, "state")))
                .orElseThrow(() -> ApiException.of("InvalidBoardIdException", 200, "Board ID " + id + " is not valid"));
    }

    ObjectNode item(String id) {
        return find(ITEMS, id)
                .filter(item -> !"deleted".equals(Json.text(item, "state")))
                .orElseThrow(() -> ApiException.notFound("item", id));
    }

    Optional<ObjectNode> column(String board, String id) {
        return find(COLUMNS, board + ":" + id);
    }

    Optional<ObjectNode> group(String board, String id) {
        return find(GROUPS, board + ":" + id)
                .filter(group -> !group.path("deleted").booleanValue());
    }

    List<ObjectNode> columns(String board) {
        return below(COLUMNS, "board_id", board);
    }

    List<ObjectNode> groups(String board) {
        return below(GROUPS, "board_id", board).stream()
                .filter(group -> !group.path("deleted").booleanValue())
                .toList();
    }

    /** The items of a board that nobody archived or deleted. */
    List<ObjectNode> items(String board) {
        return below(ITEMS, "board_id", board).stream()
                .filter(item -> "active".equals(Json.text(item, "state")))
                .toList();
    }

    void put(String type, ObjectNode record) {
        String id = Json.text(record, "id");
        boolean partOfBoard = type.equals(COLUMNS) || type.equals(GROUPS);
        store().put(type, partOfBoard ? Json.text(record, "board_id") + ":" + id : id, record);
    }

    /** A new record with its id and the time it was made. */
    ObjectNode blank(String type) {
        return blank(type, instant());
    }

    ObjectNode blank(String type, Instant at) {
        long spread = Math.floorMod(surroundings.seed(), ID_SPREAD);
        String id = String.valueOf(FIRST_IDS.get(type) + spread + store().next(type));
        String stamp = stamp(at);
        return Json.object().put("id", id).put("created_at", stamp).put("updated_at", stamp);
    }

    /** The next number of a kind of record, for ids that are no numbers. */
    long number(String type) {
        return store().next(type);
    }

    Instant instant() {
        return surroundings.clock().instant();
    }

    String now() {
        return stamp(instant());
    }

    static String stamp(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String address(String path) {
        return "https://throughline-simulated.monday.com" + path;
    }
}
