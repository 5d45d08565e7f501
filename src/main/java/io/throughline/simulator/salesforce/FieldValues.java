package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.Datetimes;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.Map;

/** Checks the values of a create or update against the schema and brings them into the form in which they are kept. */
final class FieldValues {

    private static final int PARENT_FIELDS = 1;

    private final Org org;

    FieldValues(Org org) {
        this.org = org;
    }

    /** How strictly fields are looked at. */
    enum Access {
        CREATE,
        UPDATE,
        /** Everything may be set: records that tests and demonstrations put in place. */
        ANY
    }

    ObjectNode read(SObjectType type, ObjectNode body, Access access) {
        ObjectNode values = Json.object();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String name = entry.getKey();
            if (name.equals("attributes")) {
                continue;
            }
            if (entry.getValue().isObject()) {
                values.put(reference(type, name).name(), parentId(type, name, entry.getValue()));
                continue;
            }
            if (access == Access.ANY && type.field(name).isEmpty() && type.had(name)) {
                type.formerly(name)
                        .ifPresent(field -> values.set(field.name(), value(field, today(field, entry.getValue()))));
                continue;
            }
            Field field = field(type, name, access);
            values.set(
                    field.name(),
                    value(field, access == Access.ANY ? today(field, entry.getValue()) : entry.getValue()));
        }
        return values;
    }

    /** Demonstrations name values as a fresh org does; people choose from those of today. */
    private static JsonNode today(Field field, JsonNode value) {
        return value.isTextual() && !field.values().containsKey(value.textValue())
                ? Json.of(field.valueNow(value.textValue()))
                : value;
    }

    void requireAll(SObjectType type, ObjectNode values) {
        List<String> missing = type.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(name -> Json.blank(values, name))
                .toList();
        if (!missing.isEmpty()) {
            throw Failures.refusal(
                    400,
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: " + missing,
                    missing.toArray(String[]::new));
        }
    }

    private static Field field(SObjectType type, String name, Access access) {
        Field field = type.field(name).orElseThrow(() -> noSuchColumn(type, name));
        if (field.type() == FieldType.ID && access != Access.ANY) {
            throw Failures.refusal(
                    400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.", "Id");
        }
        boolean allowed = access == Access.ANY || (access == Access.CREATE ? field.createable() : field.updateable());
        if (!allowed) {
            throw Failures.refusal(
                    400,
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + field.name() + ". Please check the security settings of this"
                            + " field and verify that it is read/write for your profile or permission set.",
                    field.name());
        }
        return field;
    }

    private static RuntimeException noSuchColumn(SObjectType type, String name) {
        return Failures.refusal(
                400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name(), name);
    }

    private Field reference(SObjectType type, String relationship) {
        return type.parent(relationship).orElseThrow(() -> noSuchColumn(type, relationship));
    }

    private String parentId(SObjectType type, String relationship, JsonNode parent) {
        SObjectType parentType = org.type(reference(type, relationship).refersTo());
        List<Map.Entry<String, JsonNode>> keys = parent.properties().stream()
                .filter(entry -> !entry.getKey().equals("attributes"))
                .toList();
        if (keys.size() != PARENT_FIELDS) {
            throw Failures.refusal(400, "INVALID_FIELD", "a reference names exactly one external id", relationship);
        }
        String name = keys.get(0).getKey();
        Field key = parentType.field(name).filter(Field::external).orElseThrow(() -> noSuchColumn(parentType, name));
        String value = keys.get(0).getValue().asText();
        return org.byExternalId(parentType, key, value).stream()
                .findFirst()
                .map(record -> record.get("Id").textValue())
                .orElseThrow(() -> Failures.refusal(
                        400,
                        "INVALID_FIELD",
                        "Foreign key external ID: " + value + " not found for field " + name + " in entity "
                                + parentType.name()));
    }

    private JsonNode value(Field field, JsonNode given) {
        if (given.isNull() || (given.isTextual() && given.textValue().isEmpty())) {
            return given.isNull() && field.type() == FieldType.BOOLEAN
                    ? Json.of(false)
                    : Json.object().nullNode();
        }
        if (field.type() == FieldType.BOOLEAN) {
            return checked(field, given, given.isBoolean());
        }
        if (field.type().number()) {
            return checked(field, given, given.isNumber());
        }
        checked(field, given, given.isValueNode());
        return switch (field.type()) {
            case DATE -> checked(field, given, Datetimes.isDate(given.asText()));
            case DATETIME ->
                Json.of(Datetimes.canonical(given.asText()).orElseThrow(() -> cannotDeserialize(field, given)));
            case REFERENCE -> Json.of(existing(field, given.asText()));
            default -> text(field, given.asText());
        };
    }

    private String existing(Field field, String id) {
        if (!RecordIds.looksLikeId(id)) {
            throw Failures.refusal(
                    400, "MALFORMED_ID", field.name() + ": id value of incorrect type: " + id, field.name());
        }
        return org.find(field.refersTo(), id)
                .map(record -> record.get("Id").textValue())
                .orElseThrow(() -> Failures.refusal(
                        400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name()));
    }

    private static JsonNode text(Field field, String text) {
        if (field.restricted() && !field.values().containsKey(text)) {
            throw Failures.refusal(
                    400,
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    field.label() + ": bad value for restricted picklist field: " + text,
                    field.name());
        }
        if (field.length() > 0 && text.length() > field.length()) {
            throw Failures.refusal(
                    400,
                    "STRING_TOO_LONG",
                    field.name() + ": data value too large: " + text.substring(0, Math.min(40, text.length()))
                            + " (max length=" + field.length() + ")",
                    field.name());
        }
        return Json.of(text);
    }

    private static JsonNode checked(Field field, JsonNode given, boolean good) {
        if (!good) {
            throw cannotDeserialize(field, given);
        }
        return given;
    }

    private static RuntimeException cannotDeserialize(Field field, JsonNode given) {
        return Failures.refusal(
                400,
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + field.type().word() + " from VALUE_" + given.getNodeType()
                        + " value " + given.asText() + " or request may be missing a required field",
                field.name());
    }
}
