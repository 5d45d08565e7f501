package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.MalformedBodyException;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** Up to 200 records in one call; always 200, with a result for each record in order. */
final class CollectionsApi {

    private static final int MOST = 200;
    private static final String ROOT = RestApi.ROOT + "/composite/sobjects";

    private final Org org;
    private final OrgRecords records;
    private final Attempts attempts;

    CollectionsApi(Org org, OrgRecords records) {
        this.org = org;
        this.records = records;
        this.attempts = new Attempts(org.store());
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("collection-create", "POST", ROOT, call -> each(call, this::create)),
                Operation.of("collection-update", "PATCH", ROOT, call -> each(call, this::update)),
                Operation.of("collection-delete", "DELETE", ROOT, this::deleteAll),
                Operation.of("collection-upsert", "PATCH", ROOT + "/{type}/{field}", call -> each(call, this::upsert)),
                Operation.of("collection-read", "GET", ROOT + "/{type}", this::read),
                Operation.of("collection-read-many", "POST", ROOT + "/{type}", this::readMany));
    }

    private Answer each(Call call, Attempts.Work work) {
        ObjectNode body = call.jsonObject();
        if (!(body.get("records") instanceof ArrayNode list)) {
            throw new MalformedBodyException("records is missing");
        }
        List<JsonNode> all = StreamSupport.stream(list.spliterator(), false).toList();
        return many(call, all, body.path("allOrNone").asBoolean(false), work);
    }

    private Answer many(Call call, List<JsonNode> all, boolean allOrNone, Attempts.Work work) {
        if (all.size() > MOST) {
            throw Failures.refusal(
                    400, "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records");
        }
        return Answer.ok(attempts.run(call, all, allOrNone, work));
    }

    private ObjectNode create(Call call, JsonNode record) {
        SObjectType type = org.type(record.path("attributes").path("type").asText());
        Markers.note(call, type, (ObjectNode) record);
        return RowsApi.success(records.create(call, type, (ObjectNode) record));
    }

    private ObjectNode update(Call call, JsonNode record) {
        SObjectType type = org.type(record.path("attributes").path("type").asText());
        ObjectNode fields = record.deepCopy();
        String id = idOf(fields);
        Markers.note(call, type, fields);
        records.update(call, type, id, fields);
        return RowsApi.success(id);
    }

    private static String idOf(ObjectNode fields) {
        JsonNode id = fields.has("id") ? fields.remove("id") : fields.remove("Id");
        if (id == null) {
            throw Failures.refusal(400, "MISSING_ARGUMENT", "Id not specified in an update call");
        }
        return id.asText();
    }

    private ObjectNode upsert(Call call, JsonNode record) {
        SObjectType type = org.type(call.variable("type"));
        Field field = Rows.field(type, call.variable("field"));
        ObjectNode fields = record.deepCopy();
        if (field.name().equals("Id")) {
            return fields.hasNonNull("Id")
                    ? update(call, record).put("created", false)
                    : create(call, record).put("created", true);
        }
        String value = Json.text(fields, field.name());
        call.marker(value);
        fields.remove(field.name());
        List<ObjectNode> found = org.byExternalId(type, field, value);
        if (found.size() > 1) {
            throw Failures.refusal(300, "DUPLICATE_EXTERNAL_ID", field.name() + ": more than one record found");
        }
        if (found.isEmpty()) {
            String id = records.create(call, type, fields.put(field.name(), value));
            return RowsApi.success(id).put("created", true);
        }
        String id = found.get(0).get("Id").textValue();
        records.update(call, type, id, fields);
        return RowsApi.success(id).put("created", false);
    }

    private Answer deleteAll(Call call) {
        List<JsonNode> ids = Arrays.stream(call.query("ids").orElse("").split(","))
                .map(Json::of)
                .toList();
        boolean allOrNone = call.query("allOrNone").filter("true"::equals).isPresent();
        return many(call, ids, allOrNone, (each, id) -> {
            SObjectType type = org.schema()
                    .byPrefix(id.asText())
                    .orElseThrow(() -> Failures.refusal(400, "MALFORMED_ID", "malformed id " + id.asText()));
            records.delete(each, type, id.asText());
            return RowsApi.success(id.asText());
        });
    }

    private Answer read(Call call) {
        return read(
                call,
                split(call.query("ids").orElse("")),
                split(call.query("fields").orElse("Id")));
    }

    /** More ids than fit into an address come in the body. */
    private Answer readMany(Call call) {
        ObjectNode body = call.jsonObject();
        return read(call, texts(body.path("ids")), texts(body.path("fields")));
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Answer read(Call call, List<String> ids, List<String> names) {
        SObjectType type = org.type(call.variable("type"));
        List<Field> fields = names.stream().map(name -> Rows.field(type, name)).toList();
        ArrayNode found = Json.array();
        for (String id : ids) {
            org.find(type.name(), id)
                    .ifPresentOrElse(
                            record -> found.add(Rows.of(type, record, call.variable("version"), fields)),
                            found::addNull);
        }
        return Answer.ok(found);
    }
}
