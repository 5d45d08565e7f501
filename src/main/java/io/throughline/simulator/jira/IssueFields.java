package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of an issue as they are sent, and keeps them with references as ids. */
final class IssueFields {

    private static final Set<String> COMPUTED =
            Set.of("status", "resolution", "created", "updated", "timespent", "worklog");
    private static final int LONGEST_SUMMARY = 255;
    private static final int LONGEST_TEXT = 32_767;

    private final Site site;
    private final Catalogue catalogue;

    IssueFields(Site site, Catalogue catalogue) {
        this.site = site;
        this.catalogue = catalogue;
    }

    static boolean settable(ObjectNode field) {
        return !COMPUTED.contains(Json.text(field, "id"));
    }

    /** Puts what was sent into the issue's fields. */
    void read(ObjectNode sent, ObjectNode into, Complaints complaints) {
        for (Map.Entry<String, JsonNode> one : sent.properties()) {
            Optional<ObjectNode> field = site.find("field", one.getKey()).filter(IssueFields::settable);
            if (field.isEmpty()) {
                complaints.add(
                        one.getKey(),
                        "Field '" + one.getKey() + "' cannot be set. It is not on the appropriate screen, or unknown.");
            } else if (one.getValue().isNull()) {
                into.remove(one.getKey());
            } else {
                value(field.get(), one.getValue(), into, complaints);
            }
        }
    }

    /** What a new issue must have. */
    void require(ObjectNode fields, Complaints complaints) {
        if (!fields.has("project")) {
            complaints.add("project", "Specify a valid project ID or key");
        }
        if (!fields.has("issuetype")) {
            complaints.add("issuetype", "Specify an issue type");
        }
        if (Json.blank(fields, "summary")) {
            complaints.add("summary", "You must specify a summary of the issue.");
        }
        site.all("field").stream()
                .filter(field -> field.path("required").asBoolean() && !fields.has(Json.text(field, "id")))
                .forEach(field -> complaints.add(Json.text(field, "id"), Json.text(field, "name") + " is required."));
        if (subtask(fields) && !fields.has("parent")) {
            complaints.add("parent", "Issue type is a sub-task but parent issue key or id not specified.");
        }
    }

    private boolean subtask(ObjectNode fields) {
        return site.find("issuetype", fields.path("issuetype").path("id").asText())
                .filter(type -> type.path("subtask").booleanValue())
                .isPresent();
    }

    private void value(ObjectNode field, JsonNode sent, ObjectNode into, Complaints complaints) {
        String id = Json.text(field, "id");
        switch (id) {
            case "project" ->
                reference(id, find("project", sent, "key"), "valid project is required", into, complaints);
            case "issuetype", "priority" ->
                reference(id, named(id, sent), "The " + label(id) + " selected is invalid.", into, complaints);
            case "parent" ->
                reference(id, find("issue", sent, "key"), "Could not find issue by id or key.", into, complaints);
            case "assignee", "reporter" -> person(id, sent, into, complaints);
            case "labels" -> labels(sent, into, complaints);
            case "fixVersions" -> versions(sent, into, complaints);
            case "timetracking" -> estimate(sent, into, complaints);
            case "summary" -> summary(sent, into, complaints);
            default -> typed(field, sent, into, complaints);
        }
    }

    private static String label(String id) {
        return id.equals("issuetype") ? "issue type" : id;
    }

    private void reference(
            String id, Optional<ObjectNode> found, String otherwise, ObjectNode into, Complaints complaints) {
        found.ifPresentOrElse(
                record -> into.putObject(id).put("id", Json.text(record, "id")), () -> complaints.add(id, otherwise));
    }

    private Optional<ObjectNode> find(String type, JsonNode sent, String key) {
        String given = Json.text(sent, "id") == null ? Json.text(sent, key) : Json.text(sent, "id");
        return given == null ? Optional.empty() : site.byIdOrKey(type, given);
    }

    private Optional<ObjectNode> named(String type, JsonNode sent) {
        String id = Json.text(sent, "id");
        String given = id == null ? Json.text(sent, "name") : id;
        return given == null ? Optional.empty() : catalogue.value(type, given);
    }

    private void person(String id, JsonNode sent, ObjectNode into, Complaints complaints) {
        String account = Json.text(sent, "accountId");
        if (account == null || site.find("user", account).isEmpty()) {
            complaints.add(id, "User '" + account + "' does not exist.");
        } else {
            into.putObject(id).put("id", account);
        }
    }

    private static void labels(JsonNode sent, ObjectNode into, Complaints complaints) {
        ArrayNode labels = into.putArray("labels");
        for (JsonNode label : sent) {
            if (label.asText().contains(" ")) {
                complaints.add("labels", "The label '" + label.asText() + "' contains spaces which is invalid.");
            }
            labels.add(label.asText());
        }
    }

    private void versions(JsonNode sent, ObjectNode into, Complaints complaints) {
        ArrayNode versions = into.putArray("fixVersions");
        for (JsonNode one : sent) {
            Optional<ObjectNode> found = site.find("version", String.valueOf(Json.text(one, "id")));
            found.ifPresentOrElse(
                    version -> versions.addObject().put("id", Json.text(version, "id")),
                    () -> complaints.add(
                            "fixVersions", "Version with id '" + Json.text(one, "id") + "' does not exist."));
        }
    }

    private static void estimate(JsonNode sent, ObjectNode into, Complaints complaints) {
        String original = Json.text(sent, "originalEstimate");
        Optional<Long> seconds = original == null ? Optional.empty() : Durations.seconds(original);
        if (original != null && seconds.isEmpty()) {
            complaints.add("timetracking", "'" + original + "' is not a valid estimate.");
        }
        seconds.ifPresent(found -> into.put("timeoriginalestimate", found));
    }

    private static void summary(JsonNode sent, ObjectNode into, Complaints complaints) {
        if (sent.asText().isBlank()) {
            complaints.add("summary", "You must specify a summary of the issue.");
        } else if (sent.asText().length() > LONGEST_SUMMARY) {
            complaints.add("summary", "Summary must be less than " + LONGEST_SUMMARY + " characters.");
        } else if (sent.asText().matches("(?s).*[\r\n].*")) {
            complaints.add("summary", "The summary is invalid because it contains newline characters.");
        }
        into.put("summary", sent.asText());
    }

    private void typed(ObjectNode field, JsonNode sent, ObjectNode into, Complaints complaints) {
        String id = Json.text(field, "id");
        boolean fits = switch (String.valueOf(Json.text(field, "type"))) {
            case "doc" -> document(sent);
            case "date" -> date(sent.asText());
            case "number" -> sent.isNumber();
            case "sprint" -> site.find("sprint", sent.asText()).isPresent();
            default -> sent.isTextual() && sent.asText().length() <= LONGEST_TEXT;
        };
        if (!fits) {
            complaints.add(id, complaint(field, sent));
        }
        into.set(id, sent);
    }

    private static String complaint(ObjectNode field, JsonNode sent) {
        return switch (String.valueOf(Json.text(field, "type"))) {
            case "doc" -> "Operation value must be an Atlassian Document (see the Atlassian Document Format)";
            case "date" -> "Error parsing date string: " + sent.asText();
            case "number" -> "Operation value must be a number";
            case "sprint" -> "Number value expected as the Sprint id.";
            default -> "Operation value must be a string";
        };
    }

    /** An Atlassian document: {@code {type: doc, version: 1, content: [...]}}, whose nodes all have types. */
    static boolean document(JsonNode sent) {
        return "doc".equals(Json.text(sent, "type"))
                && sent.path("version").asInt() == 1
                && sent.path("content").isArray()
                && nodes(sent.path("content"));
    }

    private static boolean nodes(JsonNode content) {
        for (JsonNode node : content) {
            boolean text = "text".equals(Json.text(node, "type"));
            if (Json.blank(node, "type") || (text && Json.blank(node, "text")) || !nodes(node.path("content"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean date(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
