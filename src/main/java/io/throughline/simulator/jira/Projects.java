package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Projects: made with a key of their own, found, changed, archived. */
final class Projects {

    private static final String TYPE = "project";
    private static final String PATH = Site.API + "/project/{project}";
    private static final Set<String> TYPES = Set.of("software", "business", "service_desk", "product_discovery");
    private static final int LONGEST_NAME = 80;

    private final Site site;
    private final Boards boards;

    Projects(Site site, Boards boards) {
        this.site = site;
        this.boards = boards;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("project-create", "POST", Site.API + "/project", this::create),
                Operation.of("project-search", "GET", Site.API + "/project/search", this::search),
                Operation.of("project-get", "GET", PATH, call -> Answer.ok(shown(found(call)))),
                Operation.of("project-update", "PUT", PATH, this::update),
                Operation.of("project-archive", "POST", PATH + "/archive", this::archive),
                Operation.of("project-restore", "POST", PATH + "/restore", this::restore),
                Operation.of("project-delete", "DELETE", PATH, this::delete),
                Operation.of("project-statuses", "GET", PATH + "/statuses", this::statuses));
    }

    static String missing(String idOrKey) {
        return "No project could be found with " + (idOrKey.matches("\\d+") ? "id '" : "key '") + idOrKey + "'.";
    }

    private ObjectNode found(Call call) {
        String given = call.variable(TYPE);
        return site.byIdOrKey(TYPE, given).orElseThrow(() -> Complaints.notFound(missing(given)));
    }

    private Answer create(Call call) {
        ObjectNode body = call.jsonObject();
        call.marker(Json.text(body, "key"));
        Complaints complaints = new Complaints();
        key(body, complaints);
        name(body, null, complaints);
        lead(body, true, complaints);
        type(body, complaints);
        complaints.throwIfAny();
        ObjectNode project = Json.object()
                .put("id", site.nextId(TYPE))
                .put("key", Json.text(body, "key"))
                .put("archived", false)
                .put("projectTypeKey", projectType(body))
                .put("issues", 0);
        change(project, body);
        site.created(call, TYPE, project);
        boards.forProject(project);
        return Answer.of(
                201,
                Json.object()
                        .put("self", site.self(Site.API + "/project/" + Json.text(project, "id")))
                        // a number here, text everywhere else
                        .put("id", Long.parseLong(Json.text(project, "id")))
                        .put("key", Json.text(project, "key")));
    }

    ObjectNode insert(Call call, ObjectNode fields) {
        ObjectNode project = fields.deepCopy();
        if (!project.has("id")) {
            project.put("id", site.nextId(TYPE));
        }
        site.created(
                call, TYPE, project.put("archived", project.path("archived").booleanValue()));
        return project;
    }

    private void key(ObjectNode body, Complaints complaints) {
        String key = Json.text(body, "key");
        if (key == null || !key.matches("[A-Z][A-Z0-9]{1,9}")) {
            complaints.add(
                    "projectKey",
                    "Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.");
        } else {
            site.byIdOrKey(TYPE, key)
                    .ifPresent(taken -> complaints.add(
                            "projectKey", "Project '" + Json.text(taken, "name") + "' uses this project key."));
        }
    }

    private void name(ObjectNode body, String own, Complaints complaints) {
        String name = Json.text(body, "name");
        if (name == null || name.isBlank()) {
            complaints.add("projectName", "You must specify a valid project name.");
        } else if (name.length() > LONGEST_NAME) {
            complaints.add(
                    "projectName", "The project name must not exceed " + LONGEST_NAME + " characters in length.");
        } else if (site.all(TYPE).stream()
                .anyMatch(one -> name.equalsIgnoreCase(Json.text(one, "name"))
                        && !Json.text(one, "id").equals(own))) {
            complaints.add("projectName", "A project with that name already exists.");
        }
    }

    private void lead(ObjectNode body, boolean needed, Complaints complaints) {
        String lead = Json.text(body, "leadAccountId");
        if ((needed && lead == null) || (lead != null && site.find("user", lead).isEmpty())) {
            complaints.add("projectLead", "You must specify a valid project lead.");
        }
    }

    private static void type(ObjectNode body, Complaints complaints) {
        String type = Json.text(body, "projectTypeKey");
        String template = Json.text(body, "projectTemplateKey");
        if (type == null && template == null) {
            complaints.add("projectTypeKey", "A project type must be specified.");
        } else if (type != null && !TYPES.contains(type)) {
            complaints.add("projectTypeKey", "An invalid project type key was specified.");
        }
        if (template != null && !template.matches("com\\.(atlassian|pyxis)\\.[a-z.-]+:[a-z-]+")) {
            complaints.add(
                    "projectTemplateKey",
                    "An invalid project template was specified, make sure the project template matches the project type you have selected.");
        }
    }

    private static String projectType(ObjectNode body) {
        return Json.text(body, "projectTypeKey") == null ? "business" : Json.text(body, "projectTypeKey");
    }

    private static void change(ObjectNode project, ObjectNode body) {
        for (String field : List.of("name", "description", "leadAccountId", "url", "assigneeType")) {
            if (body.hasNonNull(field)) {
                project.set(field, body.get(field));
            }
        }
    }

    private ObjectNode shown(ObjectNode project) {
        ObjectNode shown = Json.object()
                .put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight")
                .put("self", site.self(Site.API + "/project/" + Json.text(project, "id")))
                .put("id", Json.text(project, "id"))
                .put("key", Json.text(project, "key"))
                .put("description", project.path("description").asText())
                .put("name", Json.text(project, "name"))
                .put("assigneeType", project.path("assigneeType").asText("UNASSIGNED"))
                .put("projectTypeKey", Json.text(project, "projectTypeKey"))
                .put("simplified", false)
                .put("style", "classic")
                .put("isPrivate", false)
                .put("archived", project.path("archived").booleanValue());
        site.find("user", String.valueOf(Json.text(project, "leadAccountId")))
                .ifPresent(user -> shown.set("lead", Users.shown(site, user)));
        var versions = shown.putArray("versions");
        site.store()
                .by("version", "projectId", Json.text(project, "id"))
                .forEach(version -> versions.add(Versions.shown(site, version)));
        return shown;
    }

    private Answer search(Call call) {
        Set<String> keys = list(call, "keys");
        Set<String> ids = list(call, "id");
        Set<String> states = list(call, "status");
        String query = call.query("query").orElse("").toLowerCase(Locale.ROOT);
        Stream<ObjectNode> all = site.all(TYPE).stream()
                .filter(project -> keys.isEmpty() || keys.contains(Json.text(project, "key")))
                .filter(project -> ids.isEmpty() || ids.contains(Json.text(project, "id")))
                .filter(project -> (states.isEmpty() ? Set.of("live") : states)
                        .contains(project.path("archived").booleanValue() ? "archived" : "live"))
                .filter(project -> Json.text(project, "key")
                                .toLowerCase(Locale.ROOT)
                                .contains(query)
                        || Json.text(project, "name").toLowerCase(Locale.ROOT).contains(query));
        ObjectNode page = Site.page(call, all.map(this::shown).toList(), 100);
        page.put("self", site.self(call.target()));
        if (!page.get("isLast").booleanValue()) {
            int next = page.get("startAt").asInt() + page.get("maxResults").asInt();
            page.put(
                    "nextPage",
                    site.self(call.path() + "?startAt=" + next + "&maxResults="
                            + page.get("maxResults").asInt()));
        }
        return Answer.ok(page);
    }

    private static Set<String> list(Call call, String name) {
        return call.query(name)
                .map(text -> Set.copyOf(Arrays.asList(text.split(","))))
                .orElse(Set.of());
    }

    private Answer update(Call call) {
        ObjectNode project = found(call).deepCopy();
        ObjectNode body = call.jsonObject();
        Complaints complaints = new Complaints();
        if (body.has("name")) {
            name(body, Json.text(project, "id"), complaints);
        }
        lead(body, false, complaints);
        complaints.throwIfAny();
        change(project, body);
        site.updated(call, TYPE, project);
        return Answer.ok(shown(project));
    }

    private Answer archive(Call call) {
        ObjectNode project = found(call);
        if (project.path("archived").booleanValue()) {
            throw Complaints.badRequest("Project is already archived.");
        }
        site.updated(call, TYPE, project.deepCopy().put("archived", true));
        return Answer.noContent();
    }

    private Answer restore(Call call) {
        ObjectNode project = found(call).deepCopy().put("archived", false);
        site.updated(call, TYPE, project);
        return Answer.ok(shown(project));
    }

    private Answer delete(Call call) {
        String id = Json.text(found(call), "id");
        site.all("issue").stream()
                .filter(issue ->
                        id.equals(issue.path("fields").path(TYPE).path("id").asText()))
                .forEach(issue -> site.deleted(call, "issue", Json.text(issue, "id")));
        site.store().by("version", "projectId", id).forEach(one -> site.deleted(call, "version", Json.text(one, "id")));
        site.deleted(call, TYPE, id);
        return Answer.noContent();
    }

    private Answer statuses(Call call) {
        found(call);
        var list = Json.array();
        for (ObjectNode type : site.all("issuetype")) {
            ObjectNode one = list.addObject()
                    .put("id", Json.text(type, "id"))
                    .put("name", Json.text(type, "name"))
                    .put("subtask", type.path("subtask").booleanValue());
            var statuses = one.putArray("statuses");
            site.all("status").forEach(statuses::add);
        }
        return Answer.ok(list);
    }
}
