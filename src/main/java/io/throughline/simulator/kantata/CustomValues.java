package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;

/** Values of custom fields; a field can demand that no two objects share a value. */
final class CustomValues extends ResourceApi {

    CustomValues(Account account) {
        super(account, "custom_field_values");
    }

    @Override
    void checkList(Call call) {
        if (!call.query().containsKey("subject_type")) {
            throw Complaints.badRequest("subject_type is required");
        }
    }

    @Override
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {
        boolean unique = account()
                .find("custom_fields", Json.text(record, "custom_field_id"))
                .filter(field -> field.path("unique_value").booleanValue())
                .isPresent();
        if (unique && taken(record)) {
            complaints.add("value", Json.text(record, "value") + " has already been entered");
        }
    }

    private boolean taken(ObjectNode record) {
        return account().store().all(type().key()).stream()
                .filter(other -> !other.get("id").equals(record.get("id")))
                .filter(other -> other.path("custom_field_id").equals(record.path("custom_field_id")))
                .anyMatch(other -> other.path("value").equals(record.path("value")));
    }

    /** Creates a value as a part of its object: no effect of its own. */
    void insertQuietly(Call call, ObjectNode value) {
        int effects = call.effects().size();
        String marker = call.marker();
        insert(call, value);
        call.keepEffects(effects);
        call.marker(marker);
    }
}
