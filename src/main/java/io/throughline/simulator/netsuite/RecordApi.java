package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Single records: create, read, change, create-or-update by external id, delete. */
final class RecordApi {

    private static final String SINGULAR = "application/vnd.oracle.resource+json; type=singular";
    private static final String NAMES = "X-NetSuite-PropertyNameValidation";

    private final Books books;
    private final RecordRules rules;
    private final RecordView view;

    RecordApi(Books books, RecordView view) {
        this.books = books;
        this.rules = new RecordRules(books);
        this.view = view;
    }

    /** Operations are named after their record type, so that a fault can aim at one. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (RecordType type : books.types().all()) {
            String root = RecordView.ROOT + "/" + type.name();
            String name = type.name();
            operations.add(Operation.of(
                    name + "-read-external", "GET", root + "/eid:{eid}", call -> read(call, books.type(name))));
            operations.add(Operation.of(name + "-read", "GET", root + "/{id}", call -> read(call, books.type(name))));
            operations.add(Operation.of(
                    name + "-sublist", "GET", root + "/{id}/{list}", call -> sublist(call, books.type(name))));
            if (type.writable()) {
                operations.add(Operation.of(name + "-create", "POST", root, call -> create(call, books.type(name))));
                operations.add(Operation.of(
                        name + "-upsert", "PUT", root + "/eid:{eid}", call -> upsert(call, books.type(name))));
                operations.add(Operation.of(
                        name + "-update-external",
                        "PATCH",
                        root + "/eid:{eid}",
                        call -> update(call, books.type(name))));
                operations.add(Operation.of(
                        name + "-update", "PATCH", root + "/{id}", call -> update(call, books.type(name))));
                operations.add(Operation.of(
                        name + "-delete-external",
                        "DELETE",
                        root + "/eid:{eid}",
                        call -> delete(call, books.type(name))));
                operations.add(Operation.of(
                        name + "-delete", "DELETE", root + "/{id}", call -> delete(call, books.type(name))));
            }
        }
        return operations;
    }

    private Answer create(Call call, RecordType type) {
        ObjectNode body = call.jsonObject();
        call.marker(Json.text(body, "externalId"));
        PropertyReader reader = new PropertyReader(books);
        ObjectNode values = reader.read(type.properties(), body, "");
        String id = insert(call, type, values);
        return located(call, type, id, reader);
    }

    private Answer upsert(Call call, RecordType type) {
        String key = call.variable("eid");
        call.marker(key);
        if (!key.matches("[A-Za-z0-9_-]+")) {
            throw Problems.parameter("id", "The external ID may contain letters, digits, '_' and '-' only.");
        }
        PropertyReader reader = new PropertyReader(books);
        ObjectNode values = reader.read(type.properties(), call.jsonObject(), "");
        values.put("externalId", key);
        ObjectNode before = books.byExternalId(type.name(), key).orElse(null);
        String id = before == null ? insert(call, type, values) : change(call, type, before, values);
        return located(call, type, id, reader);
    }

    private Answer update(Call call, RecordType type) {
        ObjectNode before = wanted(call, type);
        PropertyReader reader = new PropertyReader(books);
        ObjectNode body = call.jsonObject();
        if (call.marker() == null) {
            call.marker(Json.text(body, "externalId"));
        }
        String id = change(call, type, before, reader.read(type.properties(), body, ""));
        return located(call, type, id, reader);
    }

    private Answer delete(Call call, RecordType type) {
        ObjectNode record = wanted(call, type);
        String id = record.get("id").textValue();
        if (type.name().equals("customer") && hasJobs(id)) {
            throw Problems.user(null, "This record cannot be deleted because it has dependent records.");
        }
        books.store().remove(type.name(), id);
        call.effect(Effect.Kind.DELETED, type.name(), id);
        return Answer.noContent();
    }

    private boolean hasJobs(String customer) {
        return books.store().all("job").stream()
                .anyMatch(job -> RecordRules.idOf(job, "parent").equals(customer));
    }

    private Answer read(Call call, RecordType type) {
        ObjectNode record = wanted(call, type);
        call.effect(Effect.Kind.NONE, type.name(), record.get("id").textValue());
        return Answer.ok(view.record(type, record, call)).with("Content-Type", SINGULAR);
    }

    private Answer sublist(Call call, RecordType type) {
        ObjectNode record = wanted(call, type);
        Property property = type.property(call.variable("list"))
                .filter(found -> found.kind() == Property.Kind.LIST)
                .orElseThrow(() -> Problems.missing(call.path()));
        JsonNode lines = record.path(property.name());
        String self = view.address(type.name(), record.get("id").textValue());
        return Answer.ok(view.lines(property, lines.isArray() ? lines : Json.array(), call, self));
    }

    private ObjectNode wanted(Call call, RecordType type) {
        String key = call.variable("eid");
        if (key != null) {
            call.marker(key);
        }
        return books.find(type.name(), key == null ? call.variable("id") : "eid:" + key)
                .orElseThrow(() -> Problems.missing(call.path()));
    }

    /** Puts a record in place; also used by the control call, which may choose the id. */
    String insert(Call call, RecordType type, ObjectNode values) {
        ObjectNode record = Json.object();
        record.put("id", values.hasNonNull("id") ? Json.text(values, "id") : books.nextId(type));
        record.put("dateCreated", books.now());
        return keep(call, type, null, record, values);
    }

    String change(Call call, RecordType type, ObjectNode before, ObjectNode values) {
        return keep(call, type, before, before.deepCopy(), values);
    }

    private String keep(Call call, RecordType type, ObjectNode before, ObjectNode record, ObjectNode values) {
        Set<String> replaced = Set.of(call.query("replace").orElse("").split(","));
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            String name = entry.getKey();
            record.set(
                    name,
                    entry.getValue() instanceof ArrayNode lines
                            ? Sublists.merge(record.get(name), lines, replaced.contains(name))
                            : entry.getValue());
        }
        record.put("lastModifiedDate", books.now());
        rules.complete(type, record);
        String id = record.get("id").textValue();
        books.store().put(type.name(), id, record);
        call.effect(before == null ? Effect.Kind.CREATED : Effect.Kind.UPDATED, type.name(), id);
        return id;
    }

    private Answer located(Call call, RecordType type, String id, PropertyReader reader) {
        Answer answer = Answer.noContent().with("Location", view.address(type.name(), id));
        if (reader.unknown().isEmpty()) {
            return answer;
        }
        if ("Error".equalsIgnoreCase(call.header(NAMES))) {
            String name = reader.unknown().get(0);
            throw Problems.content(name, "Unknown reference or field name '" + name + "' in the request.");
        }
        return "Ignore".equalsIgnoreCase(call.header(NAMES))
                ? answer
                : answer.with("Warning", "299 - \"Unknown properties were ignored: " + reader.unknown() + "\"");
    }
}
