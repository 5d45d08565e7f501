package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.Arrays;
import java.util.List;

/** Shows issues as answers carry them. */
final class IssueView {

    private final Site site;
    private final Catalogue catalogue;
    private final Properties properties;

    IssueView(Site site, Catalogue catalogue, Properties properties) {
        this.site = site;
        this.catalogue = catalogue;
        this.properties = properties;
    }

    /** A searched issue: without a word about fields it is its id alone. */
    ObjectNode found(ObjectNode issue, List<String> fields, List<String> propertyKeys) {
        ObjectNode shown = fields.equals(List.of("id")) && propertyKeys.isEmpty()
                ? Json.object().put("id", Json.text(issue, "id"))
                : whole(issue, fields);
        if (!propertyKeys.isEmpty()) {
            shown.set("properties", properties.some("issue", Json.text(issue, "id"), propertyKeys));
        }
        return shown;
    }

    /** An issue with these fields; {@code *all} are all of them. */
    ObjectNode whole(ObjectNode issue, List<String> fields) {
        ObjectNode shown = Json.object()
                .put("expand", "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations")
                .put("id", Json.text(issue, "id"))
                .put("self", site.self(Site.API + "/issue/" + Json.text(issue, "id")))
                .put("key", Json.text(issue, "key"));
        ObjectNode chosen = Json.object();
        fields(issue).properties().forEach(field -> {
            if (isChosen(field.getKey(), fields)) {
                chosen.set(field.getKey(), field.getValue());
            }
        });
        shown.set("fields", chosen);
        return shown;
    }

    static List<String> fieldNames(String text, String otherwise) {
        return Arrays.stream((text == null || text.isBlank() ? otherwise : text).split(","))
                .map(String::strip)
                .toList();
    }

    private static boolean isChosen(String field, List<String> fields) {
        return !fields.contains("-" + field)
                && (fields.contains(field) || fields.contains("*all") || fields.contains("*navigable"));
    }

    private ObjectNode fields(ObjectNode issue) {
        ObjectNode kept = (ObjectNode) issue.get("fields");
        ObjectNode fields = Json.object();
        for (ObjectNode field : site.all("field")) {
            String id = Json.text(field, "id");
            fields.set(id, shown(id, kept.get(id)));
        }
        long spent = kept.path("timespent").asLong();
        fields.set("timespent", spent == 0 ? Json.object().nullNode() : Json.of(spent));
        fields.set(
                "timeoriginalestimate",
                kept.path("timeoriginalestimate").isMissingNode()
                        ? Json.object().nullNode()
                        : kept.get("timeoriginalestimate"));
        fields.set("timetracking", tracking(kept, spent));
        fields.set("worklog", new WorklogView(site).embedded(issue));
        fields.set("issuelinks", links(issue));
        return fields;
    }

    private JsonNode shown(String id, JsonNode kept) {
        if (kept == null) {
            return id.equals("labels") || id.equals("fixVersions")
                    ? Json.array()
                    : Json.object().nullNode();
        }
        return switch (id) {
            case "project" ->
                site.find("project", idOf(kept)).map(this::project).orElseThrow();
            case "issuetype", "status", "priority" ->
                site.find(id, idOf(kept))
                        .<JsonNode>map(one -> catalogue.shown(id, one))
                        .orElse(kept);
            case "assignee", "reporter" -> user(idOf(kept));
            case "parent" -> parent(idOf(kept));
            case "fixVersions" -> versions(kept);
            case "customfield_10020" -> sprints(kept);
            default -> kept;
        };
    }

    private static String idOf(JsonNode reference) {
        return Json.text(reference, "id");
    }

    private ObjectNode project(ObjectNode project) {
        return Json.object()
                .put("self", site.self(Site.API + "/project/" + Json.text(project, "id")))
                .put("id", Json.text(project, "id"))
                .put("key", Json.text(project, "key"))
                .put("name", Json.text(project, "name"))
                .put("projectTypeKey", Json.text(project, "projectTypeKey"));
    }

    ObjectNode user(String accountId) {
        return site.find("user", accountId).map(user -> Users.shown(site, user)).orElseGet(Json::object);
    }

    private ObjectNode parent(String id) {
        ObjectNode parent = Json.object().put("id", id);
        site.find("issue", id).ifPresent(issue -> {
            parent.put("key", Json.text(issue, "key")).put("self", site.self(Site.API + "/issue/" + id));
            parent.putObject("fields").set("summary", issue.path("fields").get("summary"));
        });
        return parent;
    }

    private ArrayNode versions(JsonNode kept) {
        ArrayNode list = Json.array();
        kept.forEach(
                one -> site.find("version", idOf(one)).ifPresent(version -> list.add(Versions.shown(site, version))));
        return list;
    }

    private ArrayNode sprints(JsonNode kept) {
        ArrayNode list = Json.array();
        site.find("sprint", kept.asText()).ifPresent(sprint -> list.add(Boards.sprint(site, sprint)));
        return list;
    }

    private static ObjectNode tracking(ObjectNode kept, long spent) {
        ObjectNode tracking = Json.object();
        if (kept.has("timeoriginalestimate")) {
            long original = kept.get("timeoriginalestimate").asLong();
            long remaining = Math.max(0, original - spent);
            tracking.put("originalEstimate", Durations.words(original))
                    .put("remainingEstimate", Durations.words(remaining))
                    .put("originalEstimateSeconds", original)
                    .put("remainingEstimateSeconds", remaining);
        }
        return spent == 0
                ? tracking
                : tracking.put("timeSpent", Durations.words(spent)).put("timeSpentSeconds", spent);
    }

    private ArrayNode links(ObjectNode issue) {
        ArrayNode list = Json.array();
        String id = Json.text(issue, "id");
        for (ObjectNode link : site.all("issueLink")) {
            boolean inward = id.equals(Json.text(link, "inward"));
            if (inward || id.equals(Json.text(link, "outward"))) {
                ObjectNode shown = list.addObject().put("id", Json.text(link, "id"));
                shown.putObject("type").put("name", Json.text(link, "type"));
                shown.set(
                        inward ? "outwardIssue" : "inwardIssue",
                        parent(Json.text(link, inward ? "outward" : "inward")));
            }
        }
        return list;
    }
}
