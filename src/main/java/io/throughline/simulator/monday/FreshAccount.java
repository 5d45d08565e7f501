package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.Instant;
import java.util.List;

/** What an account holds before anybody works in it: one workspace, the portfolio of projects, and the boards that are templates. */
final class FreshAccount {

    static final String WORKSPACE = "9000001";
    static final String PORTFOLIO = "5000000001";
    static final String TIMES = "5000000002";

    private static final long FIRST_TEMPLATE = 5_000_000_000L;
    private static final List<String> AREAS = List.of("Americas", "EMEA", "APAC");
    private static final int FIRST_AREA = 11_000;
    private static final int AREA_SPREAD = 1_000;
    private static final List<String> FIRM = List.of(
            "Advisory, by the hour",
            "Advisory, fixed price",
            "Implementation, by the hour",
            "Implementation, in stages",
            "Managed service");

    private final Account account;
    private final Structure structure;
    private final Instant at;

    FreshAccount(Account account, Structure structure, Instant at) {
        this.account = account;
        this.structure = structure;
        this.at = at;
    }

    void seed() {
        Users.seed(account, at);
        account.put(
                Account.WORKSPACES,
                account.blank(Account.WORKSPACES, at)
                        .put("id", WORKSPACE)
                        .put("name", "Delivery")
                        .put("kind", "open")
                        .put("description", "")
                        .put("state", "active"));
        portfolio();
        times();
        for (int area = 0; area < AREAS.size(); area++) {
            for (int number = 0; number < FIRM.size(); number++) {
                long id = FIRST_TEMPLATE + FIRST_AREA + (long) area * AREA_SPREAD + number + 1;
                template(String.valueOf(id), FIRM.get(number) + " (" + AREAS.get(area) + ")");
            }
        }
    }

    private String board(String id, String name) {
        account.put(
                Account.BOARDS,
                account.blank(Account.BOARDS, at)
                        .put("id", id)
                        .put("name", name)
                        .put("board_kind", "public")
                        .put("workspace_id", WORKSPACE)
                        .put("creator_id", Users.PERSON)
                        .put("state", "active")
                        .put("permissions", "everyone")
                        .put("type", "board")
                        .put("item_terminology", "item"));
        text(id, "name", "Name", "name");
        return id;
    }

    private void text(String board, String id, String title, String type) {
        structure.column(board, id, title, type, Json.object());
    }

    private void status(String board, List<String> labels) {
        ObjectNode settings = Json.object();
        ObjectNode list = settings.putObject("labels");
        for (int i = 0; i < labels.size(); i++) {
            list.put(String.valueOf(i), labels.get(i));
        }
        settings.putArray("done_colors").add(labels.size() - 1);
        structure.column(board, "status", "Status", "status", settings);
    }

    private void portfolio() {
        String id = board(PORTFOLIO, "Projects");
        structure.group(id, "topics", "Projects");
        text(id, "throughline_marker", "Throughline reference", "text");
        text(id, "throughline_board", "Board", "text");
        text(id, "project_code", "Project code", "text");
        text(id, "contract", "Contract", "text");
        text(id, "deal", "Deal", "link");
        text(id, "timeline", "Timeline", "timeline");
        text(id, "budget_amount", "Budget", "text");
        text(id, "budget_currency", "Currency", "text");
        text(id, "person", "Manager", "people");
        status(id, List.of("Not started", "Active", "At risk", "Done"));
    }

    private void times() {
        String id = board(TIMES, "Timesheets");
        structure.group(id, "topics", "Entries");
        text(id, "person", "Person", "people");
        text(id, "date", "Day", "date");
        text(id, "hours", "Hours", "numbers");
        text(id, "project", "Project", "text");
        text(id, "task", "Task", "text");
        text(id, "note", "Note", "text");
        status(id, List.of("Draft", "Submitted", "Rejected", "Approved"));
    }

    private void template(String id, String name) {
        board(id, name);
        structure.group(id, "tasks", "Tasks");
        structure.group(id, "milestones", "Milestones");
        structure.group(id, "staffing", "Staffing");
        text(id, "throughline_marker", "Throughline reference", "text");
        text(id, "timeline", "Timeline", "timeline");
        text(id, "date", "Due", "date");
        text(id, "hours", "Planned hours", "numbers");
        text(id, "billable", "Billable", "checkbox");
        text(id, "amount", "Amount", "text");
        text(id, "currency", "Currency", "text");
        text(id, "role", "Role", "dropdown");
        text(id, "person", "Person", "people");
        text(id, "time_tracking", "Time tracking", "time_tracking");
        status(id, List.of("Not started", "Working on it", "Stuck", "Done"));
        account.put(
                Account.ITEMS,
                account.blank(Account.ITEMS, at)
                        .put("name", "Internal: project set-up")
                        .put("board_id", id)
                        .put("group_id", "tasks")
                        .put("state", "active")
                        .put("creator_id", Users.PERSON)
                        .set("values", Json.object()));
    }
}
