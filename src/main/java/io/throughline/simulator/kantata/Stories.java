package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;

/** Tasks, deliverables, milestones and issues of projects. */
final class Stories extends ResourceApi {

    private static final String DELETED = "deleted_at";

    Stories(Account account) {
        super(account, "stories");
    }

    @Override
    boolean listed(Call call, ObjectNode record) {
        boolean hidden = record.path("archived").booleanValue() && !call.query().containsKey("show_archived");
        boolean child = call.query().containsKey("parents_only") && record.hasNonNull("parent_id");
        boolean gone = record.hasNonNull(DELETED) && !call.query().containsKey("show_deleted");
        return !hidden && !child && !gone;
    }

    /** Stays to be seen by who asks for deleted ones. */
    @Override
    void delete(Call call, String id) {
        ObjectNode record = existing(id).deepCopy();
        if (record.hasNonNull(DELETED)) {
            throw Complaints.notFound();
        }
        String now = Account.stamp(account().now());
        account().put(type(), record.put(DELETED, now).put("updated_at", now));
        call.effect(Effect.Kind.DELETED, type().key(), id);
        events().tell("deleted", type(), record);
    }

    @Override
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {
        if (Json.blank(record, "story_type")) {
            record.put("story_type", "task");
        }
        if (Json.blank(record, "state")) {
            record.put("state", "not started");
        }
        String parent = Json.text(record, "parent_id");
        if (parent != null) {
            account()
                    .find("stories", parent)
                    .filter(one -> !one.path("workspace_id").equals(record.path("workspace_id")))
                    .ifPresent(one -> complaints.add("parent_id", "Parent must be in the same project"));
        }
        String start = Json.text(record, "start_date");
        String due = Json.text(record, "due_date");
        if (start != null && due != null && due.compareTo(start) < 0) {
            complaints.add("due_date", "Due date must be on or after start date");
        }
    }
}
