package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.SchemaChange;
import io.throughline.simulator.engine.SchemaChanges;
import java.util.List;
import java.util.Optional;

/** What issues are made of: fields, issue types, statuses and priorities; as an administrator may change them. */
final class Catalogue {

    static final String FIRST_STATUS = "10000";

    private static final String STANDARD = """
            issuetype|Issue Type|issuetype
            project|Project|project
            summary|Summary|string
            description|Description|doc
            labels|Labels|array
            assignee|Assignee|user
            reporter|Reporter|user
            priority|Priority|priority
            parent|Parent|issuelink
            fixVersions|Fix versions|array
            duedate|Due date|date
            timetracking|Time tracking|timetracking
            status|Status|status
            resolution|Resolution|resolution
            created|Created|datetime
            updated|Updated|datetime
            timespent|Time Spent|number
            worklog|Log Work|array
            customfield_10015|Start date|date
            customfield_10016|Story Points|number
            customfield_10020|Sprint|sprint
            customfield_10030|Planned hours|number
            customfield_10031|External reference|string
            """;

    private final Site site;

    Catalogue(Site site) {
        this.site = site;
    }

    void seed() {
        STANDARD.lines().map(line -> line.split("\\|")).forEach(parts -> field(parts[0], parts[1], parts[2]));
        for (String type : List.of("Epic", "Task", "Story", "Bug", "Sub-task", "Milestone", "Staffing request")) {
            named("issuetype", type).put("subtask", type.equals("Sub-task")).put("hierarchyLevel", level(type));
        }
        status("To Do", "new", 2);
        status("In Progress", "indeterminate", 4);
        status("Done", "done", 3);
        status("Cancelled", "done", 3);
        List.of("Highest", "High", "Medium", "Low", "Lowest").forEach(name -> named("priority", name));
    }

    private static int level(String type) {
        return type.equals("Epic") ? 1 : type.equals("Sub-task") ? -1 : 0;
    }

    private void field(String id, String name, String type) {
        site.put("field", Json.object().put("id", id).put("name", name).put("type", type));
    }

    private ObjectNode named(String type, String name) {
        ObjectNode record = Json.object().put("id", site.nextId(type)).put("name", name);
        site.put(type, record);
        return record;
    }

    private void status(String name, String category, int categoryId) {
        ObjectNode record = named("status", name);
        record.putObject("statusCategory")
                .put("id", categoryId)
                .put("key", category)
                .put("name", category.equals("new") ? "To Do" : category.equals("done") ? "Done" : "In Progress");
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("field-list", "GET", Site.API + "/field", this::fields),
                Operation.of("issuetype-list", "GET", Site.API + "/issuetype", call -> list("issuetype")),
                Operation.of("status-list", "GET", Site.API + "/status", call -> list("status")),
                Operation.of("priority-list", "GET", Site.API + "/priority", call -> list("priority")),
                Operation.of(
                        "createmeta-types", "GET", Site.API + "/issue/createmeta/{project}/issuetypes", this::types),
                Operation.of(
                        "createmeta-fields",
                        "GET",
                        Site.API + "/issue/createmeta/{project}/issuetypes/{type}",
                        this::fieldsOfType));
    }

    List<Operation> controls() {
        return new SchemaChanges<>(site.store(), this, (same, change) -> same).controls(this::follow);
    }

    /** A field by its id, else by its name as queries write it. */
    Optional<ObjectNode> fieldNamed(String name) {
        String id = name.matches("cf\\[\\d+]") ? "customfield_" + name.replaceAll("\\D", "") : name;
        return site.find("field", id)
                .or(() -> site.all("field").stream()
                        .filter(one -> Json.text(one, "name").equalsIgnoreCase(name))
                        .findFirst());
    }

    /** A status, issue type or priority by id or name. */
    Optional<ObjectNode> value(String type, String idOrName) {
        return site.find(type, idOrName)
                .or(() -> site.all(type).stream()
                        .filter(one -> Json.text(one, "name").equalsIgnoreCase(idOrName))
                        .findFirst());
    }

    private Answer list(String type) {
        ArrayNode list = Json.array();
        site.all(type).forEach(one -> list.add(shown(type, one)));
        return Answer.ok(list);
    }

    /** As answers carry it. */
    ObjectNode shown(String type, ObjectNode record) {
        return record.deepCopy().put("self", site.self(Site.API + "/" + type + "/" + Json.text(record, "id")));
    }

    private Answer fields(Call call) {
        ArrayNode list = Json.array();
        site.all("field").forEach(field -> list.add(field(field)));
        return Answer.ok(list);
    }

    private static ObjectNode field(ObjectNode field) {
        String id = Json.text(field, "id");
        boolean custom = id.startsWith("customfield_");
        ObjectNode shown = Json.object()
                .put("id", id)
                .put("key", id)
                .put("name", Json.text(field, "name"))
                .put("custom", custom)
                .put("orderable", true)
                .put("navigable", true)
                .put("searchable", true);
        ArrayNode names = shown.putArray("clauseNames").add(custom ? "cf[" + id.substring(12) + "]" : id);
        if (custom) {
            names.add(Json.text(field, "name"));
        }
        shown.set("schema", schema(field));
        return shown;
    }

    private static ObjectNode schema(ObjectNode field) {
        String id = Json.text(field, "id");
        String type = Json.text(field, "type");
        ObjectNode schema =
                Json.object().put("type", type.equals("sprint") ? "array" : type.equals("doc") ? "string" : type);
        if (!id.startsWith("customfield_")) {
            return schema.put("system", id);
        }
        return schema.put("custom", "com.atlassian.jira.plugin.system.customfieldtypes:" + type)
                .put("customId", Long.parseLong(id.substring(12)));
    }

    private Answer types(Call call) {
        project(call);
        ObjectNode page = Site.page(call, site.all("issuetype"), 200);
        page.set("issueTypes", page.remove("values"));
        return Answer.ok(page);
    }

    private Answer fieldsOfType(Call call) {
        project(call);
        value("issuetype", call.variable("type"))
                .orElseThrow(() -> Complaints.notFound("The issue type selected is invalid."));
        List<ObjectNode> fields = site.all("field").stream()
                .filter(IssueFields::settable)
                .map(field -> {
                    String id = Json.text(field, "id");
                    ObjectNode shown = Json.object()
                            .put(
                                    "required",
                                    List.of("summary", "project", "issuetype").contains(id)
                                            || field.path("required").asBoolean())
                            .put("name", Json.text(field, "name"))
                            .put("key", id)
                            .put("fieldId", id)
                            .put("hasDefaultValue", false);
                    shown.putArray("operations").add("set");
                    shown.set("schema", schema(field));
                    return shown;
                })
                .toList();
        ObjectNode page = Site.page(call, fields, 200);
        page.set("fields", page.remove("values"));
        return Answer.ok(page);
    }

    private void project(Call call) {
        site.byIdOrKey("project", call.variable("project"))
                .orElseThrow(() -> Complaints.notFound(Projects.missing(call.variable("project"))));
    }

    private void follow(SchemaChange change) {
        boolean values = List.of("issuetype", "status", "priority").contains(change.field());
        switch (change.kind()) {
            case ADD_FIELD -> field("customfield_" + site.nextId("field"), change.field(), change.to());
            case RENAME_FIELD -> site.put("field", known(change).put("name", change.to()));
            case REMOVE_FIELD -> site.store().remove("field", Json.text(known(change), "id"));
            case REQUIRE -> site.put("field", known(change).put("required", true));
            case RELAX -> site.put("field", known(change).put("required", false));
            case ADD_VALUE -> addValue(change, values);
            case RENAME_VALUE -> site.put(change.field(), value(change, values).put("name", change.to()));
            case REMOVE_VALUE -> site.store().remove(change.field(), Json.text(value(change, values), "id"));
            default ->
                throw new IllegalArgumentException(
                        "Jira's administrators cannot do that: " + change.kind().word());
        }
    }

    private void addValue(SchemaChange change, boolean values) {
        if (!values || change.field().equals("status")) {
            throw new IllegalArgumentException("values are added to issuetype and priority");
        }
        named(change.field(), change.to());
    }

    private ObjectNode known(SchemaChange change) {
        return fieldNamed(change.field())
                .filter(field -> Json.text(field, "id").startsWith("customfield_")
                        || change.kind() == SchemaChange.Kind.REQUIRE
                        || change.kind() == SchemaChange.Kind.RELAX)
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> new IllegalArgumentException("there is no custom field " + change.field()));
    }

    private ObjectNode value(SchemaChange change, boolean values) {
        return Optional.of(change)
                .filter(one -> values)
                .flatMap(one -> value(one.field(), one.from()))
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + change.field() + " " + change.from()));
    }
}
