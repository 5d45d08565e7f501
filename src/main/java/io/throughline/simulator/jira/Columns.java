package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.jira.Column.Kind;
import io.throughline.simulator.jira.jql.JqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the fields of a query mean. */
final class Columns {

    private static final Pattern PROPERTY =
            Pattern.compile("issue\\.property\\[(?<key>[^]]+)](?:\\.(?<path>[\\w.]+))?");

    private final Site site;
    private final Catalogue catalogue;
    private final Properties properties;

    Columns(Site site, Catalogue catalogue, Properties properties) {
        this.site = site;
        this.catalogue = catalogue;
        this.properties = properties;
    }

    Column named(String name) {
        Matcher property = PROPERTY.matcher(name);
        return property.matches() ? property(property) : standard(name);
    }

    private Column standard(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "project" -> new Column(Kind.REFERENCE, id("project"), text -> project(text));
            case "key", "issuekey", "issue", "id" ->
                new Column(Kind.REFERENCE, issue -> List.of(Json.text(issue, "id")), this::issue);
            case "parent" -> new Column(Kind.REFERENCE, id("parent"), this::issue);
            case "issuetype", "type" -> reference("issuetype", lower);
            case "status", "priority" -> reference(lower, lower);
            case "statuscategory" -> new Column(Kind.REFERENCE, this::category, text -> text.toLowerCase(Locale.ROOT));
            case "assignee", "reporter" -> new Column(Kind.REFERENCE, id(lower), text -> text);
            case "labels" -> new Column(Kind.REFERENCE, list("labels", null), text -> text);
            case "fixversion" -> new Column(Kind.REFERENCE, list("fixVersions", "id"), this::version);
            case "sprint" -> new Column(Kind.REFERENCE, plain("customfield_10020"), text -> text);
            case "summary", "description" -> new Column(Kind.TEXT, words(lower), text -> text);
            case "text" -> new Column(Kind.TEXT, words("summary", "description"), text -> text);
            case "created", "createddate", "updated", "updateddate" ->
                new Column(Kind.DATE, plain(lower.replaceFirst("date$", "")), text -> text);
            case "duedate", "due" -> new Column(Kind.DATE, plain("duedate"), text -> text);
            case "worklogdate" -> new Column(Kind.DATE, worklogs("started"), text -> text);
            case "worklogauthor" -> new Column(Kind.REFERENCE, worklogs("author"), text -> text);
            case "timespent" -> new Column(Kind.NUMBER, plain("timespent"), Columns::seconds);
            case "originalestimate" -> new Column(Kind.NUMBER, plain("timeoriginalestimate"), Columns::seconds);
            default -> custom(name);
        };
    }

    private Column custom(String name) {
        ObjectNode field = catalogue
                .fieldNamed(name)
                .filter(found -> Json.text(found, "id").startsWith("customfield_"))
                .orElseThrow(() -> new JqlException(
                        "Field '" + name + "' does not exist or you do not have permission to view it."));
        Kind kind = switch (Json.text(field, "type")) {
            case "number" -> Kind.NUMBER;
            case "date", "datetime" -> Kind.DATE;
            default -> Kind.TEXT;
        };
        return new Column(kind, plain(Json.text(field, "id")), text -> text);
    }

    /** Only what an app has declared to be indexed can be searched for; here every property is. */
    private Column property(Matcher name) {
        String path = name.group("path") == null ? "" : "/" + name.group("path").replace('.', '/');
        return new Column(
                Kind.REFERENCE,
                issue -> properties
                        .value("issue", Json.text(issue, "id"), name.group("key"))
                        .map(value -> value.at(path))
                        .filter(JsonNode::isValueNode)
                        .filter(value -> !value.isMissingNode())
                        .map(value -> List.of(value.asText()))
                        .orElse(List.of()),
                text -> text);
    }

    private Column reference(String type, String named) {
        return new Column(
                Kind.REFERENCE,
                id(type),
                text -> catalogue
                        .value(type, text)
                        .map(found -> Json.text(found, "id"))
                        .orElseThrow(() -> new JqlException(
                                "The value '" + text + "' does not exist for the field '" + named + "'.")));
    }

    private static JsonNode field(ObjectNode issue, String name) {
        return issue.path("fields").path(name);
    }

    private static Function<ObjectNode, List<String>> id(String name) {
        return issue -> some(Json.text(field(issue, name), "id"));
    }

    private static Function<ObjectNode, List<String>> plain(String name) {
        return issue -> some(Json.text(issue.path("fields"), name));
    }

    private static List<String> some(String value) {
        return Optional.ofNullable(value).stream().toList();
    }

    private static Function<ObjectNode, List<String>> list(String name, String part) {
        return issue -> {
            List<String> values = new ArrayList<>();
            field(issue, name).forEach(one -> values.add(part == null ? one.asText() : Json.text(one, part)));
            return values;
        };
    }

    private static Function<ObjectNode, List<String>> words(String... names) {
        return issue -> {
            StringBuilder words = new StringBuilder();
            for (String name : names) {
                JsonNode value = field(issue, name);
                if (value.isTextual()) {
                    words.append(value.asText()).append(' ');
                } else {
                    value.findValues("text")
                            .forEach(text -> words.append(text.asText()).append(' '));
                }
            }
            return words.isEmpty() ? List.of() : List.of(words.toString());
        };
    }

    private Function<ObjectNode, List<String>> worklogs(String name) {
        return issue -> site.store().by("worklog", "issueId", Json.text(issue, "id")).stream()
                .map(one -> Json.text(one, name))
                .toList();
    }

    private List<String> category(ObjectNode issue) {
        return site.find("status", field(issue, "status").path("id").asText()).stream()
                .flatMap(status -> List.of("name", "key").stream()
                        .map(part -> status.path("statusCategory")
                                .path(part)
                                .asText()
                                .toLowerCase(Locale.ROOT)))
                .toList();
    }

    private String project(String text) {
        return site.byIdOrKey("project", text)
                .or(() -> site.all("project").stream()
                        .filter(one -> text.equalsIgnoreCase(Json.text(one, "name")))
                        .findFirst())
                .map(found -> Json.text(found, "id"))
                .orElseThrow(
                        () -> new JqlException("The value '" + text + "' does not exist for the field 'project'."));
    }

    private String issue(String text) {
        return site.byIdOrKey("issue", text)
                .map(found -> Json.text(found, "id"))
                .orElseThrow(
                        () -> new JqlException("An issue with key '" + text + "' does not exist for field 'key'."));
    }

    private String version(String text) {
        return site.all("version").stream()
                .filter(one -> text.equals(Json.text(one, "id")) || text.equalsIgnoreCase(Json.text(one, "name")))
                .map(found -> Json.text(found, "id"))
                .findFirst()
                .orElseThrow(
                        () -> new JqlException("The value '" + text + "' does not exist for the field 'fixVersion'."));
    }

    private static String seconds(String text) {
        return text.matches("\\d+") && text.equals("0")
                ? text
                : Durations.seconds(text)
                        .map(String::valueOf)
                        .orElseThrow(() -> new JqlException("The value '" + text + "' is not a valid duration."));
    }
}
