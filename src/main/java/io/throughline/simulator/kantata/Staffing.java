package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.util.List;

/** Who works on a project: named or unnamed resources, and how much of them is wanted when. */
final class Staffing {

    private Staffing() {}

    /** Places on a project; one without a user is an unnamed request for a role. */
    static final class Resources extends ResourceApi {

        Resources(Account account) {
            super(account, "workspace_resources");
        }

        @Override
        void check(ObjectNode before, ObjectNode record, Complaints complaints) {
            if (Json.blank(record, "user_id") && Json.blank(record, "role_id")) {
                complaints.add("role_id", "Role can't be blank for an unnamed resource");
            }
            if (Json.blank(record, "label")) {
                String role = Json.text(record, "role_id");
                account()
                        .find("roles", role)
                        .ifPresent(found -> record.put("label", "Unnamed " + Json.text(found, "name")));
            }
        }

        @Override
        void removed(Call call, ObjectNode record) {
            String id = record.get("id").textValue();
            List<ObjectNode> allocations =
                    account().belonging("workspace_allocations", "workspace_id", Json.text(record, "workspace_id"));
            for (ObjectNode allocation : allocations) {
                if (id.equals(Json.text(allocation, "resource_id"))) {
                    String allocated = allocation.get("id").textValue();
                    account().store().remove("workspace_allocations", allocated);
                    call.effect(Effect.Kind.DELETED, "workspace_allocations", allocated);
                }
            }
        }
    }

    /** Minutes of a resource between two days, soft until confirmed. */
    static final class Allocations extends ResourceApi {

        Allocations(Account account) {
            super(account, "workspace_allocations");
        }

        @Override
        boolean listed(Call call, ObjectNode record) {
            String wanted = call.query().get("type");
            return wanted == null
                    || wanted.equals("hard") == record.path("hard").booleanValue();
        }

        @Override
        void check(ObjectNode before, ObjectNode record, Complaints complaints) {
            String start = Json.text(record, "start_date");
            String end = Json.text(record, "end_date");
            if (start != null && end != null && end.compareTo(start) < 0) {
                complaints.add("end_date", "End date must be on or after start date");
            }
            if (record.path("minutes").asLong(1) < 0) {
                complaints.add("minutes", "Minutes must be greater than or equal to 0");
            }
            account()
                    .find("workspace_resources", Json.text(record, "resource_id"))
                    .ifPresent(resource -> record.<ObjectNode>set("workspace_id", resource.get("workspace_id"))
                            .set("workspace_resource_id", resource.get("id")));
        }
    }
}
