package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.salesforce.schema.Datetimes;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.function.Predicate;

/** Which records of a type were changed or deleted between two times. */
final class ChangesApi {

    private final Org org;

    ChangesApi(Org org) {
        this.org = org;
    }

    List<Operation> operations() {
        String type = RestApi.ROOT + "/sobjects/{type}";
        return List.of(
                Operation.of("records-updated", "GET", type + "/updated", this::updated),
                Operation.of("records-deleted", "GET", type + "/deleted", this::deleted));
    }

    private Answer updated(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode ids = answer.putArray("ids");
        changed(call, record -> !record.path("IsDeleted").booleanValue())
                .forEach(record -> ids.add(record.get("Id").textValue()));
        return Answer.ok(answer.put("latestDateCovered", time(call, "end")));
    }

    private Answer deleted(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode records = answer.putArray("deletedRecords");
        changed(call, record -> record.path("IsDeleted").booleanValue())
                .forEach(record -> records.addObject()
                        .put("id", record.get("Id").textValue())
                        .put("deletedDate", record.get("SystemModstamp").textValue()));
        return Answer.ok(
                answer.put("earliestDateAvailable", Org.stamp(org.surroundings().openedAt()))
                        .put("latestDateCovered", time(call, "end")));
    }

    // stamps order as their instants do
    private List<ObjectNode> changed(Call call, Predicate<ObjectNode> wanted) {
        SObjectType type = org.type(call.variable("type"));
        String start = time(call, "start");
        String end = time(call, "end");
        if (start.compareTo(end) >= 0) {
            throw Failures.refusal(400, "INVALID_REPLICATION_DATE", "startDate must be before endDate");
        }
        return org.store().all(type.name()).stream()
                .filter(wanted)
                .filter(record -> {
                    String at = record.path("SystemModstamp").asText();
                    return at.compareTo(start) >= 0 && at.compareTo(end) < 0;
                })
                .toList();
    }

    private static String time(Call call, String name) {
        String text = call.query(name)
                .orElseThrow(() -> Failures.refusal(400, "MISSING_ARGUMENT", "Required parameter missing: " + name));
        return Datetimes.canonical(text)
                .orElseThrow(() -> Failures.refusal(400, "INVALID_FIELD", "Invalid date: " + text));
    }
}
