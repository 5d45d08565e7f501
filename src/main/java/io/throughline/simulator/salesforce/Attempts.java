package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.Refusal;
import java.util.List;

/** Does many small works in one call: each whole or not at all, or all of them together. */
final class Attempts {

    private final RecordStore store;

    Attempts(RecordStore store) {
        this.store = store;
    }

    /** The work on one record; a {@link Refusal} makes it a failed result. */
    interface Work {
        ObjectNode run(Call call, JsonNode record);
    }

    ArrayNode run(Call call, List<JsonNode> records, boolean allOrNone, Work work) {
        int savepoint = store.savepoint();
        int effects = call.effects().size();
        ArrayNode results = Json.array();
        boolean failed = false;
        for (JsonNode record : records) {
            ObjectNode result = one(call, record, work);
            failed |= !result.get("success").booleanValue();
            results.add(result);
        }
        if (failed && allOrNone) {
            store.rollback(savepoint);
            call.keepEffects(effects);
            return takenBack(results);
        }
        return results;
    }

    private ObjectNode one(Call call, JsonNode record, Work work) {
        int savepoint = store.savepoint();
        int effects = call.effects().size();
        try {
            return work.run(call, record);
        } catch (Refusal refusal) {
            store.rollback(savepoint);
            call.keepEffects(effects);
            return failure(refusal.answer().body().get(0));
        }
    }

    private static ObjectNode failure(JsonNode error) {
        ObjectNode shown = Json.object();
        shown.set("statusCode", error.get("errorCode"));
        shown.set("message", error.get("message"));
        shown.set("fields", error.has("fields") ? error.get("fields") : Json.array());
        ObjectNode result = Json.object().put("success", false);
        result.putArray("errors").add(shown);
        return result;
    }

    private static ArrayNode takenBack(ArrayNode results) {
        ArrayNode shown = Json.array();
        for (JsonNode result : results) {
            boolean good = result.get("success").booleanValue();
            shown.add(
                    good
                            ? failure(Json.object()
                                    .put("errorCode", "ALL_OR_NONE_OPERATION_ROLLED_BACK")
                                    .put(
                                            "message",
                                            "Record rolled back because not all records were valid and the"
                                                    + " request was using AllOrNone header"))
                            : result);
        }
        return shown;
    }
}
