package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;
import java.util.Set;

/** Boards, one for each software project, and their sprints. */
final class Boards {

    private static final Set<String> STATES = Set.of("future", "active", "closed");
    private static final int LONGEST_NAME = 30;

    private final Site site;

    Boards(Site site) {
        this.site = site;
    }

    List<Operation> operations() {
        String sprint = Site.AGILE + "/sprint/{sprint}";
        return List.of(
                Operation.of("board-list", "GET", Site.AGILE + "/board", this::boards),
                Operation.of(
                        "board-get",
                        "GET",
                        Site.AGILE + "/board/{board}",
                        call -> Answer.ok(board(found(call, "board")))),
                Operation.of("sprint-list", "GET", Site.AGILE + "/board/{board}/sprint", this::sprints),
                Operation.of("sprint-create", "POST", Site.AGILE + "/sprint", this::create),
                Operation.of("sprint-get", "GET", sprint, call -> Answer.ok(sprint(site, found(call, "sprint")))),
                Operation.of("sprint-update", "POST", sprint, this::update),
                Operation.of("sprint-add-issues", "POST", sprint + "/issue", this::addIssues));
    }

    /** A software project brings a board along. */
    void forProject(ObjectNode project) {
        if ("software".equals(Json.text(project, "projectTypeKey"))) {
            site.put(
                    "board",
                    Json.object()
                            .put("id", site.nextId("board"))
                            .put("name", Json.text(project, "key") + " board")
                            .put("projectId", Json.text(project, "id")));
        }
    }

    private ObjectNode board(ObjectNode board) {
        String project = Json.text(board, "projectId");
        ObjectNode shown = Json.object()
                .put("id", board.get("id").asLong())
                .put("self", site.self(Site.AGILE + "/board/" + Json.text(board, "id")))
                .put("name", Json.text(board, "name"))
                .put("type", "scrum");
        ObjectNode location = shown.putObject("location").put("projectId", Long.parseLong(project));
        site.find("project", project)
                .ifPresent(found -> location.put("projectKey", Json.text(found, "key"))
                        .put("projectName", Json.text(found, "name")));
        return shown;
    }

    static ObjectNode sprint(Site site, ObjectNode sprint) {
        ObjectNode shown = sprint.deepCopy();
        String id = Json.text(sprint, "id");
        return shown.put("id", Long.parseLong(id))
                .put("self", site.self(Site.AGILE + "/sprint/" + id))
                .put("originBoardId", sprint.get("originBoardId").asLong());
    }

    private Answer boards(Call call) {
        String wanted = call.query().get("projectKeyOrId");
        String project = wanted == null
                ? null
                : site.byIdOrKey("project", wanted)
                        .map(found -> Json.text(found, "id"))
                        .orElseThrow(() -> Complaints.badRequest(Projects.missing(wanted)));
        return Answer.ok(Site.page(
                call,
                site.all("board").stream()
                        .filter(board -> project == null || project.equals(Json.text(board, "projectId")))
                        .map(this::board)
                        .toList(),
                50));
    }

    private ObjectNode found(Call call, String type) {
        return site.find(type, call.variable(type))
                .orElseThrow(
                        () -> Complaints.notFound(
                                "The requested " + type
                                        + " cannot be viewed because it either does not exist or you do not have permission to view it."));
    }

    private Answer sprints(Call call) {
        String board = Json.text(found(call, "board"), "id");
        List<String> states = IssueView.fieldNames(call.query().get("state"), "future,active,closed");
        return Answer.ok(Site.page(
                call,
                site.all("sprint").stream()
                        .filter(one -> board.equals(Json.text(one, "originBoardId")))
                        .filter(one -> states.contains(Json.text(one, "state")))
                        .map(one -> sprint(site, one))
                        .toList(),
                50));
    }

    private Answer create(Call call) {
        ObjectNode body = call.jsonObject();
        String board = String.valueOf(Json.text(body, "originBoardId"));
        site.find("board", board)
                .orElseThrow(() -> Complaints.badRequest("The board with id " + board + " does not exist."));
        call.marker(Json.text(body, "goal"));
        ObjectNode sprint = Json.object()
                .put("id", site.nextId("sprint"))
                .put("state", "future")
                .put("originBoardId", board);
        change(sprint, body);
        site.created(call, "sprint", sprint);
        return Answer.of(201, sprint(site, sprint));
    }

    private static void change(ObjectNode sprint, ObjectNode body) {
        for (String field : List.of("name", "startDate", "endDate", "goal", "state")) {
            if (body.hasNonNull(field)) {
                sprint.set(field, body.get(field));
            }
        }
        if (Json.blank(sprint, "name") || Json.text(sprint, "name").length() > LONGEST_NAME) {
            throw Complaints.of("name", "The sprint name must be between 1 and " + LONGEST_NAME + " characters.");
        }
        if (!STATES.contains(Json.text(sprint, "state"))) {
            throw Complaints.of("state", "The state is one of future, active, closed.");
        }
    }

    private Answer update(Call call) {
        ObjectNode sprint = found(call, "sprint").deepCopy();
        change(sprint, call.jsonObject());
        site.updated(call, "sprint", sprint);
        return Answer.ok(sprint(site, sprint));
    }

    private Answer addIssues(Call call) {
        long sprint = found(call, "sprint").get("id").asLong();
        for (JsonNode key : call.jsonObject().path("issues")) {
            ObjectNode issue = site.byIdOrKey("issue", key.asText())
                    .orElseThrow(() -> Complaints.badRequest(Issues.MISSING))
                    .deepCopy();
            ((ObjectNode) issue.get("fields")).put("customfield_10020", sprint);
            site.updated(call, "issue", issue);
        }
        return Answer.noContent();
    }
}
