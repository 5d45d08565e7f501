package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.Arrays;
import java.util.Collection;

/** Shapes a record as a read answers it. */
final class Rows {

    private Rows() {}

    /** All fields, or those that the query parameter {@code fields} names. */
    static ObjectNode of(SObjectType type, ObjectNode record, Call call) {
        String names = call.query().get("fields");
        Collection<Field> fields = names == null
                ? type.fields()
                : Arrays.stream(names.split(","))
                        .map(name -> field(type, name.strip()))
                        .toList();
        return of(type, record, call.variable("version"), fields);
    }

    static ObjectNode of(SObjectType type, ObjectNode record, String version, Collection<Field> fields) {
        String id = record.get("Id").textValue();
        ObjectNode row = Json.object();
        row.putObject("attributes")
                .put("type", type.name())
                .put("url", "/services/data/" + version + "/sobjects/" + type.name() + "/" + id);
        fields.forEach(field -> row.set(field.name(), record.get(field.name())));
        row.put("Id", id);
        return row;
    }

    static Field field(SObjectType type, String name) {
        return type.field(name)
                .orElseThrow(() -> Failures.refusal(
                        400, "INVALID_FIELD", "No such column '" + name + "' on entity '" + type.name() + "'"));
    }
}
