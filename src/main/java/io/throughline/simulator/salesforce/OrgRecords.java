package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.FieldValues.Access;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.function.Consumer;

/** Creates, changes and deletes records by the org's rules, and tells the call's journal what happened. */
final class OrgRecords {

    private final Org org;
    private final FieldValues values;
    private final Derivation derivation;
    private final Consumer<String> won;

    /** @param won told of each opportunity that becomes won */
    OrgRecords(Org org, Consumer<String> won) {
        this.org = org;
        this.won = won;
        this.values = new FieldValues(org);
        this.derivation = new Derivation(org);
    }

    /** Creates a record and answers its id. */
    String create(Call call, SObjectType type, ObjectNode body) {
        ObjectNode given = values.read(type, body, Access.CREATE);
        values.requireAll(type, given);
        return insert(call, type, given);
    }

    /** Puts a record in place with any field, read-only ones too; replaces one of the same Id. */
    ObjectNode put(Call call, SObjectType type, ObjectNode body) {
        ObjectNode given = values.read(type, body, Access.ANY);
        String id = Json.text(given, "Id");
        if (id != null && org.find(type.name(), id).isPresent()) {
            save(call, type, org.find(type.name(), id).orElseThrow(), given);
        } else {
            id = insert(call, type, given);
        }
        return org.find(type.name(), id).orElseThrow();
    }

    private String insert(Call call, SObjectType type, ObjectNode given) {
        ObjectNode record = blank(type);
        record.put("Id", org.ids().next(type.name(), type.prefix()));
        record.put("CreatedDate", org.now()).put("CreatedById", call.user());
        if (type.field("OwnerId").isPresent()) {
            record.put("OwnerId", call.user());
        }
        if (type.field("CurrencyIsoCode").isPresent()) {
            record.put("CurrencyIsoCode", "USD");
        }
        finish(call, type, null, given, record);
        String id = record.get("Id").textValue();
        call.effect(Effect.Kind.CREATED, type.name(), id);
        afterwards(call, type, record);
        return id;
    }

    /** Changes a record. */
    void update(Call call, SObjectType type, String id, ObjectNode body) {
        ObjectNode before = live(type, id);
        save(call, type, before, values.read(type, body, Access.UPDATE));
    }

    private void save(Call call, SObjectType type, ObjectNode before, ObjectNode given) {
        ObjectNode record = before.deepCopy();
        finish(call, type, before, given, record);
        call.effect(Effect.Kind.UPDATED, type.name(), record.get("Id").textValue());
        afterwards(call, type, record);
    }

    private void finish(Call call, SObjectType type, ObjectNode before, ObjectNode given, ObjectNode record) {
        record.put("LastModifiedDate", org.now()).put("SystemModstamp", org.now());
        record.put("LastModifiedById", call.user());
        record.setAll(given);
        values.requireAll(type, record);
        unique(type, record);
        derivation.complete(type, before, given, record);
        String id = record.get("Id").textValue();
        org.store().put(type.name(), id, record);
        boolean wasWon = before != null && before.path("IsWon").booleanValue();
        if (record.path("IsWon").booleanValue() && !wasWon) {
            won.accept(id);
        }
    }

    /** Marks a record and its children of the deal as deleted. */
    void delete(Call call, SObjectType type, String id) {
        ObjectNode record = live(type, id).deepCopy();
        String full = record.get("Id").textValue();
        record.put("IsDeleted", true).put("SystemModstamp", org.now()).put("LastModifiedById", call.user());
        org.store().put(type.name(), full, record);
        call.effect(Effect.Kind.DELETED, type.name(), full);
        if (type.name().equals("Opportunity")) {
            for (SObjectType.Child child : type.children()) {
                org.children(child, full)
                        .forEach(one -> delete(
                                call, org.type(child.type()), one.get("Id").textValue()));
            }
        }
        afterwards(call, type, record);
    }

    /** The record, or the vendor's 404. */
    ObjectNode live(SObjectType type, String id) {
        if (!RecordIds.looksLikeId(id) || !id.startsWith(type.prefix())) {
            throw Failures.refusal(400, "MALFORMED_ID", "malformed id " + id);
        }
        String full = RecordIds.complete(id);
        if (org.store().find(type.name(), full).isPresent()
                && org.find(type.name(), full).isEmpty()) {
            throw Failures.refusal(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return org.find(type.name(), full)
                .orElseThrow(() -> Failures.refusal(
                        404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + id));
    }

    private static ObjectNode blank(SObjectType type) {
        ObjectNode record = Json.object();
        for (Field field : type.fields()) {
            if (field.type() == FieldType.BOOLEAN) {
                record.put(field.name(), false);
            } else {
                record.putNull(field.name());
            }
        }
        return record;
    }

    private void unique(SObjectType type, ObjectNode record) {
        for (Field field : type.fields()) {
            if (field.unique() && !Json.blank(record, field.name())) {
                List<ObjectNode> others = org.byExternalId(type, field, Json.text(record, field.name()));
                others.stream()
                        .filter(other -> !other.get("Id").equals(record.get("Id")))
                        .findFirst()
                        .ifPresent(other -> {
                            throw duplicate(field, other);
                        });
            }
        }
    }

    private static RuntimeException duplicate(Field field, ObjectNode other) {
        return Failures.refusal(
                400,
                "DUPLICATE_VALUE",
                "duplicate value found: " + field.name() + " duplicates value on record with id: "
                        + other.get("Id").textValue());
    }

    /** A changed line item changes the amount of its deal. */
    private void afterwards(Call call, SObjectType type, ObjectNode record) {
        if (type.name().equals("OpportunityLineItem")) {
            org.find("Opportunity", record.path("OpportunityId").asText()).ifPresent(deal -> {
                ObjectNode changed = deal.deepCopy();
                finish(call, org.type("Opportunity"), deal, Json.object(), changed);
            });
        }
    }
}
