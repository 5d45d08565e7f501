package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Issues, one by one and up to fifty at once. */
final class Issues {

    static final String MISSING = "Issue does not exist or you do not have permission to see it.";
    private static final String TYPE = "issue";
    private static final String PATH = Site.API + "/issue/{issue}";
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_FETCHED = 100;

    private final Site site;
    private final IssueFields fields;
    private final IssueView view;
    private final Properties properties;
    private final IssueEvents events;

    Issues(Site site, IssueFields fields, IssueView view, Properties properties, IssueEvents events) {
        this.site = site;
        this.fields = fields;
        this.view = view;
        this.properties = properties;
        this.events = events;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("issue-create", "POST", Site.API + "/issue", this::create),
                Operation.of("issue-create-bulk", "POST", Site.API + "/issue/bulk", this::bulk),
                Operation.of("issue-fetch-bulk", "POST", Site.API + "/issue/bulkfetch", this::fetch),
                Operation.of("issue-get", "GET", PATH, this::get),
                Operation.of("issue-edit", "PUT", PATH, this::edit),
                Operation.of("issue-delete", "DELETE", PATH, this::delete));
    }

    static ObjectNode found(Site site, Call call) {
        return site.byIdOrKey(TYPE, call.variable(TYPE)).orElseThrow(() -> Complaints.notFound(MISSING));
    }

    private Answer create(Call call) {
        return Answer.of(201, add(call, call.jsonObject()));
    }

    private ObjectNode add(Call call, ObjectNode body) {
        JsonNode given = body.path("properties");
        String marker = given.isEmpty() ? null : Properties.marker(given.get(0).get("value"));
        JsonNode labels = body.path("fields").path("labels");
        call.marker(marker == null && !labels.isEmpty() ? labels.get(0).asText() : marker);
        Complaints complaints = new Complaints();
        ObjectNode kept = Json.object();
        if (body.get("fields") instanceof ObjectNode sent) {
            fields.read(sent, kept, complaints);
        }
        fields.require(kept, complaints);
        complaints.throwIfAny();
        ObjectNode issue = numbered(call, kept);
        properties.add(call, TYPE, Json.text(issue, "id"), given);
        kept.putObject("status").put("id", firstStatus());
        if (!kept.has("reporter")) {
            kept.putObject("reporter").put("id", call.user());
        }
        kept.put("created", site.stamp()).put("updated", site.stamp());
        issue.set("fields", kept);
        site.created(call, TYPE, issue);
        events.issue("jira:issue_created", issue, null);
        return Json.object()
                .put("id", Json.text(issue, "id"))
                .put("key", Json.text(issue, "key"))
                .put("self", site.self(Site.API + "/issue/" + Json.text(issue, "id")));
    }

    private String firstStatus() {
        return Json.text(site.all("status").get(0), "id");
    }

    private ObjectNode numbered(Call call, ObjectNode kept) {
        ObjectNode project = site.find(
                        "project", kept.path("project").path("id").asText())
                .orElseThrow()
                .deepCopy();
        if (project.path("archived").booleanValue()) {
            throw Complaints.of("project", "The project is archived: its issues cannot be changed.");
        }
        int number = project.path("issues").asInt() + 1;
        site.put("project", project.put("issues", number));
        return Json.object()
                .put("id", site.nextId(TYPE))
                .put("key", Json.text(project, "key") + "-" + number)
                .put("changedAt", site.now().toEpochMilli());
    }

    /** Each issue by itself: some may fail while others are made. */
    private Answer bulk(Call call) {
        JsonNode updates = call.jsonObject().path("issueUpdates");
        if (updates.size() > MOST_AT_ONCE || updates.isEmpty()) {
            throw Complaints.badRequest(
                    updates.isEmpty() ? "No issues to create." : "You can create up to 50 issues at once.");
        }
        ObjectNode answer = Json.object();
        ArrayNode made = answer.putArray("issues");
        ArrayNode errors = answer.putArray("errors");
        for (int i = 0; i < updates.size(); i++) {
            int before = site.store().savepoint();
            try {
                made.add(add(call, (ObjectNode) updates.get(i)));
            } catch (Refusal refusal) {
                site.store().rollback(before);
                ObjectNode error =
                        errors.addObject().put("status", refusal.answer().status());
                error.set("elementErrors", refusal.answer().body());
                error.put("failedElementNumber", i);
            }
        }
        return Answer.of(made.isEmpty() ? 400 : 201, answer);
    }

    private Answer get(Call call) {
        List<String> names = IssueView.fieldNames(call.query().get("fields"), "*all");
        ObjectNode issue = found(site, call);
        ObjectNode shown = view.whole(issue, names);
        call.query("properties")
                .ifPresent(keys -> shown.set(
                        "properties", properties.some(TYPE, Json.text(issue, "id"), IssueView.fieldNames(keys, ""))));
        return Answer.ok(shown);
    }

    /** Straight from the records, not from the index; those that are not there are told beside the others. */
    private Answer fetch(Call call) {
        ObjectNode body = call.jsonObject();
        JsonNode wanted = body.path("issueIdsOrKeys");
        if (wanted.isEmpty() || wanted.size() > MOST_FETCHED) {
            throw Complaints.badRequest("Between 1 and 100 issue ids or keys are required.");
        }
        List<String> names = texts(body.path("fields"));
        List<String> keys = texts(body.path("properties"));
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("issues");
        ArrayNode errors = answer.putArray("issueErrors");
        for (JsonNode one : wanted) {
            site.byIdOrKey(TYPE, one.asText())
                    .ifPresentOrElse(
                            issue ->
                                    found.add(view.found(issue, names.isEmpty() ? List.of("*navigable") : names, keys)),
                            () -> errors.addObject().put("id", one.asText()).put("errorMessage", MISSING));
        }
        return Answer.ok(answer);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private Answer edit(Call call) {
        ObjectNode before = found(site, call);
        ObjectNode issue = before.deepCopy();
        requireOpen(before);
        ObjectNode body = call.jsonObject();
        Complaints complaints = new Complaints();
        ObjectNode kept = (ObjectNode) issue.get("fields");
        if (body.get("fields") instanceof ObjectNode sent) {
            fields.read(sent, kept, complaints);
        }
        labels(body.path("update").path("labels"), kept);
        complaints.throwIfAny();
        properties.add(call, TYPE, Json.text(issue, "id"), body.path("properties"));
        change(call, before, issue);
        boolean shown = call.query("returnIssue").filter("true"::equals).isPresent();
        return shown ? Answer.ok(view.whole(issue, List.of("*all"))) : Answer.noContent();
    }

    private static void labels(JsonNode operations, ObjectNode kept) {
        for (JsonNode operation : operations) {
            ArrayNode labels = kept.withArray("labels");
            String removed = Json.text(operation, "remove");
            for (int i = labels.size() - 1; i >= 0; i--) {
                if (labels.get(i).asText().equals(removed)) {
                    labels.remove(i);
                }
            }
            if (operation.has("add")) {
                labels.add(Json.text(operation, "add"));
            }
        }
    }

    private void requireOpen(ObjectNode issue) {
        site.find("project", issue.path("fields").path("project").path("id").asText())
                .filter(project -> project.path("archived").booleanValue())
                .ifPresent(project -> {
                    throw Complaints.badRequest("The issue belongs to an archived project: it cannot be changed.");
                });
    }

    /** Keeps a changed issue; searches see the one before until the index has followed. */
    void change(Call call, ObjectNode before, ObjectNode issue) {
        requireOpen(before);
        JsonNode seen = site.isIndexed(before) ? before.deepCopy().without("before") : before.get("before");
        issue.set("before", seen);
        issue.put("changedAt", site.now().toEpochMilli());
        ((ObjectNode) issue.get("fields")).put("updated", site.stamp());
        site.updated(call, TYPE, issue);
        events.issue("jira:issue_updated", issue, before);
    }

    private Answer delete(Call call) {
        ObjectNode issue = found(site, call);
        String id = Json.text(issue, "id");
        boolean parent = site.all(TYPE).stream()
                .anyMatch(one ->
                        id.equals(one.path("fields").path("parent").path("id").asText()));
        if (parent && !"true".equals(call.query().get("deleteSubtasks"))) {
            throw Complaints.badRequest("The issue has sub-tasks. Delete them too, with deleteSubtasks.");
        }
        requireOpen(issue);
        site.store().by("worklog", "issueId", id).forEach(one -> {
            site.deleted(call, "worklog", Json.text(one, "id"));
            site.put(
                    WorklogFeed.DELETED,
                    Json.object()
                            .put("id", Json.text(one, "id"))
                            .put("updatedAt", site.now().toEpochMilli()));
        });
        properties.forget(TYPE, id);
        site.deleted(call, TYPE, id);
        events.issue("jira:issue_deleted", issue, null);
        return Answer.noContent();
    }
}
