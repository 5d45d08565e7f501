package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entity properties: JSON that apps keep with issues, projects and worklogs. */
final class Properties {

    private static final String TYPE = "property";
    private static final String WORKLOG = "worklog";
    private static final int LONGEST = 32_768;

    private final Site site;

    Properties(Site site) {
        this.site = site;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (String owner : List.of("issue", "project", WORKLOG)) {
            String home = owner.equals(WORKLOG) ? "issue/{issue}/worklog" : owner;
            String path = Site.API + "/" + home + "/{owner}/properties";
            operations.add(Operation.of(owner + "-property-list", "GET", path, call -> keys(call, owner)));
            operations.add(Operation.of(owner + "-property-get", "GET", path + "/{key}", call -> get(call, owner)));
            operations.add(Operation.of(owner + "-property-set", "PUT", path + "/{key}", call -> set(call, owner)));
            operations.add(
                    Operation.of(owner + "-property-delete", "DELETE", path + "/{key}", call -> delete(call, owner)));
        }
        return operations;
    }

    Optional<JsonNode> value(String owner, String ownerId, String key) {
        return site.find(TYPE, id(owner, ownerId, key)).map(found -> found.get("value"));
    }

    ObjectNode some(String owner, String ownerId, List<String> keys) {
        ObjectNode some = Json.object();
        keys.forEach(key -> value(owner, ownerId, key).ifPresent(value -> some.set(key, value)));
        return some;
    }

    /** All of them, as a list of keys and values. */
    ArrayNode all(String owner, String ownerId) {
        ArrayNode all = Json.array();
        site.store()
                .by(TYPE, "owner", owner + ":" + ownerId)
                .forEach(
                        one -> all.addObject().put("key", Json.text(one, "key")).set("value", one.get("value")));
        return all;
    }

    /** Checks and keeps the properties of a create call. */
    void add(Call call, String owner, String ownerId, JsonNode properties) {
        for (JsonNode property : properties) {
            check(String.valueOf(Json.text(property, "key")), property.get("value"));
            keep(owner, ownerId, Json.text(property, "key"), property.get("value"));
        }
    }

    /** The reference that somebody's value carries, for the journal. */
    static String marker(JsonNode value) {
        for (String name : List.of("marker", "id", "ref")) {
            if (value != null && value.isObject() && value.path(name).isTextual()) {
                return Json.text(value, name);
            }
        }
        return null;
    }

    void forget(String owner, String ownerId) {
        site.store()
                .by(TYPE, "owner", owner + ":" + ownerId)
                .forEach(one -> site.store().remove(TYPE, Json.text(one, "id")));
    }

    private Answer keys(Call call, String owner) {
        ObjectNode body = Json.object();
        var list = body.putArray("keys");
        String id = ownerId(call, owner);
        site.store()
                .by(TYPE, "owner", owner + ":" + id)
                .forEach(one -> list.addObject()
                        .put("self", site.self(call.path() + "/" + Json.text(one, "key")))
                        .put("key", Json.text(one, "key")));
        return Answer.ok(body);
    }

    private Answer get(Call call, String owner) {
        String key = call.variable("key");
        JsonNode value = value(owner, ownerId(call, owner), key)
                .orElseThrow(() -> Complaints.notFound("The property with key '" + key + "' does not exist."));
        return Answer.ok(Json.object().put("key", key).set("value", value));
    }

    private Answer set(Call call, String owner) {
        String key = call.variable("key");
        String ownerId = ownerId(call, owner);
        if (call.text().isEmpty()) {
            throw Complaints.badRequest("The property value cannot be empty.");
        }
        JsonNode value = call.json();
        check(key, value);
        call.marker(marker(value));
        boolean isNew = value(owner, ownerId, key).isEmpty();
        keep(owner, ownerId, key, value);
        if (owner.equals(WORKLOG)) {
            touched(ownerId);
        }
        call.effect(isNew ? Effect.Kind.CREATED : Effect.Kind.UPDATED, owner + "Property", ownerId + "/" + key);
        return Answer.of(isNew ? 201 : 200, null);
    }

    /** The feed of changed worklogs tells of it; the worklog itself stays as it is. */
    private void touched(String worklogId) {
        site.find(WORKLOG, worklogId)
                .ifPresent(worklog -> site.put(
                        WORKLOG, worklog.deepCopy().put("updatedAt", site.now().toEpochMilli())));
    }

    private Answer delete(Call call, String owner) {
        String ownerId = ownerId(call, owner);
        get(call, owner);
        site.store().remove(TYPE, id(owner, ownerId, call.variable("key")));
        call.effect(Effect.Kind.DELETED, owner + "Property", ownerId + "/" + call.variable("key"));
        return Answer.noContent();
    }

    private static void check(String key, JsonNode value) {
        if (key.isEmpty() || key.length() > 255) {
            throw Complaints.badRequest("The property key length must be between 1 and 255 characters.");
        }
        if (value == null || value.isNull()) {
            throw Complaints.badRequest("The property value cannot be empty.");
        }
        if (new String(Json.bytes(value), StandardCharsets.UTF_8).length() > LONGEST) {
            throw Complaints.badRequest("The property value cannot be longer than " + LONGEST + " characters.");
        }
    }

    private void keep(String owner, String ownerId, String key, JsonNode value) {
        ObjectNode record = Json.object()
                .put("id", id(owner, ownerId, key))
                .put("owner", owner + ":" + ownerId)
                .put("key", key);
        record.set("value", value);
        site.put(TYPE, record);
    }

    private static String id(String owner, String ownerId, String key) {
        return owner + ":" + ownerId + ":" + key;
    }

    private String ownerId(Call call, String owner) {
        String given = call.variable("owner");
        return site.byIdOrKey(owner, given)
                .map(found -> Json.text(found, "id"))
                .orElseThrow(() -> Complaints.notFound(missing(owner, given)));
    }

    private static String missing(String owner, String given) {
        return switch (owner) {
            case "project" -> Projects.missing(given);
            case WORKLOG -> "Cannot find worklog with id: '" + given + "'.";
            default -> Issues.MISSING;
        };
    }
}
