package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;
import java.util.Locale;

/** Versions of projects, which firms use as milestones. */
final class Versions {

    private static final String TYPE = "version";

    private final Site site;

    Versions(Site site) {
        this.site = site;
    }

    List<Operation> operations() {
        String project = Site.API + "/project/{project}";
        String one = Site.API + "/version/{version}";
        return List.of(
                Operation.of("version-create", "POST", Site.API + "/version", this::create),
                Operation.of("version-get", "GET", one, call -> Answer.ok(shown(site, found(call)))),
                Operation.of("version-update", "PUT", one, this::update),
                Operation.of("version-delete", "DELETE", one, this::delete),
                Operation.of("version-list", "GET", project + "/versions", this::all),
                Operation.of("version-page", "GET", project + "/version", this::page));
    }

    static ObjectNode shown(Site site, ObjectNode version) {
        ObjectNode shown = version.deepCopy();
        shown.put("self", site.self(Site.API + "/version/" + Json.text(version, "id")));
        return shown.put("projectId", version.get("projectId").asLong());
    }

    private ObjectNode found(Call call) {
        return site.find(TYPE, call.variable(TYPE))
                .orElseThrow(() -> Complaints.notFound("Could not find version for id '" + call.variable(TYPE) + "'"));
    }

    private Answer create(Call call) {
        ObjectNode body = call.jsonObject();
        String project = body.hasNonNull("projectId") ? Json.text(body, "projectId") : Json.text(body, "project");
        ObjectNode owner =
                project == null ? null : site.byIdOrKey("project", project).orElse(null);
        if (owner == null) {
            throw Complaints.badRequest("Project with key '" + project
                    + "' either does not exist or you do not have permission to create versions in it.");
        }
        call.marker(Json.text(body, "description"));
        ObjectNode version = Json.object()
                .put("id", site.nextId(TYPE))
                .put("projectId", Json.text(owner, "id"))
                .put("archived", false)
                .put("released", false);
        change(version, body);
        site.created(call, TYPE, version);
        return Answer.of(201, shown(site, version));
    }

    private void change(ObjectNode version, ObjectNode body) {
        for (String field : List.of("name", "description", "startDate", "releaseDate", "archived", "released")) {
            if (body.hasNonNull(field)) {
                version.set(field, body.get(field));
            }
        }
        Complaints complaints = new Complaints();
        String name = Json.text(version, "name");
        if (name == null || name.isBlank()) {
            complaints.add("name", "You must specify a valid version name");
        } else if (name.length() > 255) {
            complaints.add("name", "The version name must not exceed 255 characters in length.");
        } else if (site.store().by(TYPE, "projectId", Json.text(version, "projectId")).stream()
                .anyMatch(one -> name.equalsIgnoreCase(Json.text(one, "name"))
                        && !Json.text(one, "id").equals(Json.text(version, "id")))) {
            complaints.add("name", "A version with this name already exists in this project.");
        }
        for (String date : List.of("startDate", "releaseDate")) {
            if (version.has(date) && !Json.text(version, date).matches("\\d{4}-\\d\\d-\\d\\d")) {
                complaints.add(date, "Error parsing date string: " + Json.text(version, date));
            }
        }
        complaints.throwIfAny();
    }

    private Answer update(Call call) {
        ObjectNode version = found(call).deepCopy();
        change(version, call.jsonObject());
        site.updated(call, TYPE, version);
        return Answer.ok(shown(site, version));
    }

    private Answer delete(Call call) {
        site.deleted(call, TYPE, Json.text(found(call), "id"));
        return Answer.noContent();
    }

    private List<ObjectNode> of(Call call) {
        String given = call.variable("project");
        ObjectNode project =
                site.byIdOrKey("project", given).orElseThrow(() -> Complaints.notFound(Projects.missing(given)));
        return site.store().by(TYPE, "projectId", Json.text(project, "id")).stream()
                .map(version -> shown(site, version))
                .toList();
    }

    private Answer all(Call call) {
        ArrayNode list = Json.array();
        of(call).forEach(list::add);
        return Answer.ok(list);
    }

    private Answer page(Call call) {
        String query = call.query("query").orElse("").toLowerCase(Locale.ROOT);
        List<ObjectNode> found = of(call).stream()
                .filter(version -> (Json.text(version, "name") + "\n"
                                + version.path("description").asText())
                        .toLowerCase(Locale.ROOT)
                        .contains(query))
                .toList();
        return Answer.ok(Site.page(call, found, 50).put("self", site.self(call.target())));
    }
}
