package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.Optional;

/** Single records: read, create, change, delete, upsert by external id. */
final class RowsApi {

    private final Org org;
    private final OrgRecords records;

    RowsApi(Org org, OrgRecords records) {
        this.org = org;
        this.records = records;
    }

    List<Operation> operations() {
        String one = RestApi.ROOT + "/sobjects/{type}/{id}";
        String external = RestApi.ROOT + "/sobjects/{type}/{field}/{value}";
        return List.of(
                Operation.of("record-create", "POST", RestApi.ROOT + "/sobjects/{type}", this::create),
                Operation.of("record-read", "GET", one, this::read),
                Operation.of("record-update", "PATCH", one, this::update),
                Operation.of("record-delete", "DELETE", one, this::delete),
                Operation.of("record-read-external", "GET", external, this::readExternal),
                Operation.of("record-upsert", "PATCH", external, this::upsert),
                Operation.of("record-delete-external", "DELETE", external, this::deleteExternal));
    }

    private Answer create(Call call) {
        SObjectType type = org.type(call.variable("type"));
        ObjectNode body = call.jsonObject();
        Markers.note(call, type, body);
        return Answer.of(201, success(records.create(call, type, body)));
    }

    private Answer read(Call call) {
        SObjectType type = org.type(call.variable("type"));
        return shown(call, type, records.live(type, call.variable("id")));
    }

    private Answer shown(Call call, SObjectType type, ObjectNode record) {
        String id = record.get("Id").textValue();
        call.effect(Effect.Kind.NONE, type.name(), id);
        Optional<Answer> unchanged = Preconditions.notModified(call, record);
        return unchanged.orElseGet(() -> Answer.ok(Rows.of(type, record, call)));
    }

    private Answer update(Call call) {
        SObjectType type = org.type(call.variable("type"));
        ObjectNode body = call.jsonObject();
        Markers.note(call, type, body);
        Preconditions.unmodified(call, records.live(type, call.variable("id")));
        records.update(call, type, call.variable("id"), body);
        return Answer.noContent();
    }

    private Answer delete(Call call) {
        records.delete(call, org.type(call.variable("type")), call.variable("id"));
        return Answer.noContent();
    }

    private Answer readExternal(Call call) {
        SObjectType type = org.type(call.variable("type"));
        List<ObjectNode> found = found(call, type);
        if (found.size() > 1) {
            return choices(call, type, found);
        }
        return found.isEmpty() ? missing(call) : shown(call, type, found.get(0));
    }

    private Answer deleteExternal(Call call) {
        SObjectType type = org.type(call.variable("type"));
        List<ObjectNode> found = found(call, type);
        if (found.size() > 1) {
            return choices(call, type, found);
        }
        if (found.isEmpty()) {
            return missing(call);
        }
        records.delete(call, type, found.get(0).get("Id").textValue());
        return Answer.noContent();
    }

    private Answer upsert(Call call) {
        SObjectType type = org.type(call.variable("type"));
        Field field = external(type, call.variable("field"));
        List<ObjectNode> found = found(call, type);
        if (found.size() > 1) {
            return choices(call, type, found);
        }
        ObjectNode body = call.jsonObject();
        if (body.has(field.name())) {
            throw Failures.refusal(
                    400,
                    "INVALID_FIELD",
                    "The " + field.name() + " field should not be specified in the sobject data.",
                    field.name());
        }
        if (!found.isEmpty()) {
            return changed(call, type, found.get(0), body);
        }
        if (call.query("updateOnly").filter("true"::equals).isPresent()) {
            return missing(call);
        }
        ObjectNode all = body.deepCopy().put(field.name(), call.variable("value"));
        return Answer.of(201, success(records.create(call, type, all)).put("created", true));
    }

    private Answer changed(Call call, SObjectType type, ObjectNode record, ObjectNode body) {
        String id = record.get("Id").textValue();
        Preconditions.unmodified(call, record);
        records.update(call, type, id, body);
        return RestApi.upsertTells(call.variable("version"))
                ? Answer.ok(success(id).put("created", false))
                : Answer.noContent();
    }

    private List<ObjectNode> found(Call call, SObjectType type) {
        String value = call.variable("value");
        if (call.variable("field").equalsIgnoreCase("Id")) {
            return List.of(records.live(type, value));
        }
        call.marker(value);
        return org.byExternalId(type, external(type, call.variable("field")), value);
    }

    private static Field external(SObjectType type, String name) {
        return type.field(name)
                .filter(Field::external)
                .orElseThrow(() -> Failures.refusal(
                        404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name));
    }

    private static Answer missing(Call call) {
        throw Failures.refusal(404, "NOT_FOUND", "The requested resource does not exist: " + call.variable("value"));
    }

    private static Answer choices(Call call, SObjectType type, List<ObjectNode> found) {
        ArrayNode urls = Json.array();
        found.forEach(record -> urls.add("/services/data/" + call.variable("version") + "/sobjects/" + type.name() + "/"
                + record.get("Id").textValue()));
        return Answer.of(300, urls);
    }

    static ObjectNode success(String id) {
        ObjectNode result = Json.object().put("id", id).put("success", true);
        result.putArray("errors");
        return result;
    }
}
