package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.util.List;
import java.util.Map;

/** Projects. One made from a template gets the template's tasks. */
final class Workspaces extends ResourceApi {

    private final CustomValues customValues;

    Workspaces(Account account, CustomValues customValues) {
        super(account, "workspaces");
        this.customValues = customValues;
    }

    @Override
    boolean listed(Call call, ObjectNode record) {
        Map<String, String> query = call.query();
        boolean archived = record.path("archived").booleanValue();
        if (query.containsKey("archived")) {
            return archived;
        }
        return !archived || query.containsKey("include_archived");
    }

    @Override
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {
        if (before == null && Json.blank(record, "creator_role")) {
            complaints.add("creator_role", "Creator role can't be blank");
        }
        if (record.hasNonNull("status_key")
                && !Statuses.known(record.get("status_key").asInt())) {
            complaints.add("status_key", "Status key is not included in the list");
        }
        String start = Json.text(record, "start_date");
        String due = Json.text(record, "due_date");
        if (start != null && due != null && due.compareTo(start) < 0) {
            complaints.add("due_date", "Due date must be on or after start date");
        }
        defaults(record);
    }

    private static void defaults(ObjectNode record) {
        fill(record, "currency", "USD");
        fill(record, "access_level", "invitation");
        fill(record, "stage", "project");
        fill(record, "consultant_role_name", "Consultants");
        fill(record, "client_role_name", "Clients");
        fill(record, "creator_id", Users.TOKEN_USER);
        record.put("account_id", String.valueOf(Account.ID));
        record.put("archived", record.path("archived").booleanValue());
        if (!record.has("percentage_complete")) {
            record.put("percentage_complete", 0);
        }
    }

    private static void fill(ObjectNode record, String name, String value) {
        if (Json.blank(record, name)) {
            record.put(name, value);
        }
    }

    @Override
    void created(Call call, ObjectNode record, ObjectNode body) {
        for (JsonNode field : body.path("custom_fields")) {
            ObjectNode value = Json.object()
                    .put("subject_type", type().subject())
                    .put("subject_id", record.get("id").textValue());
            value.set("custom_field_id", field.get("custom_field_id"));
            value.set("value", field.get("value"));
            customValues.insertQuietly(call, value);
        }
        String template = Json.text(record, "project_tracker_template_id");
        if (template != null) {
            ProjectTemplates.copyTasks(account(), template, record.get("id").textValue());
        }
    }

    @Override
    void removed(Call call, ObjectNode record) {
        String id = record.get("id").textValue();
        for (String key : List.of("stories", "workspace_resources", "workspace_allocations")) {
            for (ObjectNode below : account().belonging(key, "workspace_id", id)) {
                String belowId = below.get("id").textValue();
                account().store().remove(key, belowId);
                call.effect(Effect.Kind.DELETED, key, belowId);
            }
        }
    }
}
