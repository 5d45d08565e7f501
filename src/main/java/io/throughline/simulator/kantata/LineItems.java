package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Time entries or expenses: what people hand in, and customers pay. Those of archived projects are shown only if asked for. */
final class LineItems extends ResourceApi {

    private final String day;

    /**
     * One of the two resources.
     *
     * @param day the attribute that holds its day
     */
    LineItems(Account account, String key, String day) {
        super(account, key);
        this.day = day;
    }

    @Override
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(super.operations());
        String name = type().singular().replace('_', '-') + "-delete-many";
        operations.add(Operation.of(name, "DELETE", ROOT + "/" + type().key(), this::deleteMany));
        return operations;
    }

    private Answer deleteMany(Call call) {
        String ids = call.query("ids").orElseGet(() -> Json.text(call.jsonObject(), "ids"));
        if (ids == null) {
            throw Complaints.badRequest("ids is required");
        }
        List.of(ids.split(",")).forEach(id -> delete(call, id.strip()));
        return Answer.noContent();
    }

    @Override
    int mostAtOnce() {
        return 100;
    }

    @Override
    boolean listed(Call call, ObjectNode record) {
        Map<String, String> query = call.query();
        return (Boolean.parseBoolean(query.get("from_archived_workspaces")) || !archived(record))
                && (!query.containsKey("approved") || approved(record))
                && (!query.containsKey("invoiced") || record.hasNonNull("invoice_id"))
                && (!query.containsKey("uninvoiced") || !record.hasNonNull("invoice_id"))
                && between(query.get(day + "_between"), Json.text(record, day))
                && of(query.get("with_user_ids"), Json.text(record, "user_id"));
    }

    private boolean archived(ObjectNode record) {
        return workspace(record).path("archived").booleanValue();
    }

    /** A project that requires no approval has approved lines only, as far as this filter goes. */
    private boolean approved(ObjectNode record) {
        String required = type().key().equals("time_entries") ? "require_time_approvals" : "require_expense_approvals";
        return record.path("approved").booleanValue()
                || !workspace(record).path(required).booleanValue();
    }

    private ObjectNode workspace(ObjectNode record) {
        return account().find("workspaces", Json.text(record, "workspace_id")).orElseGet(Json::object);
    }

    private static boolean between(String days, String at) {
        if (days == null) {
            return true;
        }
        String[] ends = days.split(":", 2);
        return ends.length == 2 && at.compareTo(ends[0]) >= 0 && at.compareTo(ends[1]) <= 0;
    }

    private static boolean of(String users, String user) {
        return users == null || Set.copyOf(Arrays.asList(users.split(","))).contains(String.valueOf(user));
    }

    @Override
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {
        String amount = type().key().equals("time_entries") ? "time_in_minutes" : "amount_in_cents";
        if (record.path(amount).asLong() < 0) {
            complaints.add(amount, "must be greater than or equal to 0");
        }
        if (Json.blank(record, "user_id")) {
            record.put("user_id", Users.TOKEN_USER);
        }
        if (Json.blank(record, "currency")) {
            record.put("currency", workspace(record).path("currency").asText("USD"));
        }
    }
}
