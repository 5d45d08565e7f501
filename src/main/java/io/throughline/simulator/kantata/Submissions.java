package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Timesheets or expense reports: lines of one project that are handed in together, and what an approver said to them. */
final class Submissions extends ResourceApi {

    private static final Map<String, String> RESOLUTIONS =
            Map.of("approve", "approved", "reject", "rejected", "cancel", "cancelled");
    private static final Map<String, String> MANY =
            Map.of("approve", "approvals", "reject", "rejections", "cancel", "cancellations");

    private final String lines;
    private final String word;

    /**
     * One of the two resources.
     *
     * @param lines the resource of its lines
     * @param word what its resolutions are called after
     */
    Submissions(Account account, String key, String lines, String word) {
        super(account, key);
        this.lines = lines;
        this.word = word;
    }

    @Override
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        String name = type().singular().replace('_', '-');
        RESOLUTIONS.forEach((verb, status) -> {
            operations.add(Operation.of(
                    name + "-" + verb, "PUT", ROOT + "/" + type().key() + "/{id}/" + verb, call -> one(call, status)));
            operations.add(Operation.of(
                    name + "-" + verb + "-many",
                    "POST",
                    ROOT + "/" + word + "_" + MANY.get(verb),
                    call -> many(call, status)));
        });
        operations.addAll(super.operations());
        return operations;
    }

    @Override
    boolean listed(Call call, ObjectNode record) {
        Map<String, String> query = call.query();
        String status = Json.text(record, "status");
        String statuses = query.get("statuses");
        boolean wanted = statuses == null
                || Set.copyOf(Arrays.asList(statuses.replace("new", "pending").split(",")))
                        .contains(status);
        return wanted
                && (!query.containsKey("active")
                        || Set.of("pending", "approved").contains(status));
    }

    @Override
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {
        if (before != null || record.hasNonNull("status")) {
            return;
        }
        record.put("status", "pending");
        for (JsonNode id : record.path("line_item_ids")) {
            ObjectNode line = account().find(lines, id.asText()).orElse(null);
            if (line == null || !line.path("workspace_id").equals(record.path("workspace_id"))) {
                complaints.add("line_item_ids", "Line items must belong to the project of the submission");
            } else if (line.hasNonNull("active_submission_id")) {
                complaints.add("line_item_ids", "Line items are on another submission");
            } else {
                record.set("user_id", line.get("user_id"));
            }
        }
    }

    @Override
    void created(Call call, ObjectNode record, ObjectNode body) {
        mark(record);
        events().tell("submitted", type(), record);
    }

    private Answer one(Call call, String status) {
        JsonNode resolution = call.json().path("resolution");
        ObjectNode record = resolve(call, call.variable("id"), status, Json.text(resolution, "description"));
        return envelope().of(call, type(), List.of(record));
    }

    private Answer many(Call call, String status) {
        JsonNode resolution = call.jsonObject().path("resolution");
        List<ObjectNode> resolved = new ArrayList<>();
        for (JsonNode id : resolution.path("submission_ids")) {
            resolved.add(resolve(call, id.asText(), status, Json.text(resolution, "description")));
        }
        return envelope().of(call, type(), resolved);
    }

    private ObjectNode resolve(Call call, String id, String status, String description) {
        ObjectNode record = existing(id).deepCopy();
        String was = Json.text(record, "status");
        Complaints complaints = new Complaints();
        boolean open = was.equals("pending") || (was.equals("approved") && !status.equals("approved"));
        if (!open) {
            complaints.add("status", "Submission is already " + was);
        }
        complaints.throwIfAny();
        record.put("status", status).put("updated_at", Account.stamp(account().now()));
        if (description != null) {
            record.put("resolution", description);
        }
        account().put(type(), record);
        call.effect(Effect.Kind.UPDATED, type().key(), id);
        mark(record);
        events().tell(status, type(), record);
        return record;
    }

    /** What the lines show of their submission. */
    private void mark(ObjectNode submission) {
        String status = Json.text(submission, "status");
        boolean active = Set.of("pending", "approved").contains(status);
        String id = submission.get("id").textValue();
        for (JsonNode line : submission.path("line_item_ids")) {
            account().find(lines, line.asText()).ifPresent(found -> {
                ObjectNode marked = found.deepCopy();
                marked.put("recent_submission_id", id)
                        .put("active_submission_id", active ? id : null)
                        .put("approved", status.equals("approved"))
                        .put("updated_at", Account.stamp(account().now()));
                account().put(account().type(lines), marked);
            });
        }
    }
}
