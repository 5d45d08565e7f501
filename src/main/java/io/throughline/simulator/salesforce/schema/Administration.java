package io.throughline.simulator.salesforce.schema;

import io.throughline.simulator.engine.SchemaChange;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an administrator of the org can change about its objects, and what Salesforce does not let them change. */
public final class Administration {

    private Administration() {}

    /**
     * The objects after a change.
     *
     * @throws IllegalArgumentException if Salesforce would not allow it, or the org has no such object, field or value
     */
    public static Schema changed(Schema schema, SchemaChange change) {
        SObjectType type = schema.type(change.object())
                .orElseThrow(() -> new IllegalArgumentException("the org has no object " + change.object()));
        if (change.kind() == SchemaChange.Kind.ADD_FIELD) {
            return schema.with(type.with(null, added(type, change)));
        }
        Field field = type.anyField(change.field())
                .orElseThrow(() -> new IllegalArgumentException(change.object() + " has no field " + change.field()));
        return schema.with(type.with(field, changed(field, change)));
    }

    private static Field added(SObjectType type, SchemaChange change) {
        require(change.field().endsWith("__c"), "the name of a new field ends in __c");
        require(type.anyField(change.field()).isEmpty(), change.field() + " is there already");
        FieldType kind = FieldType.valueOf((change.to().isEmpty() ? "string" : change.to()).toUpperCase(Locale.ROOT));
        return new Field(change.field(), kind, 255, null, null, Set.of(), Schema.label(change.field()), Map.of());
    }

    private static Field changed(Field field, SchemaChange change) {
        return switch (change.kind()) {
            case RENAME_VALUE -> values(field, renamed(field, change));
            case ADD_VALUE -> values(field, more(field, change));
            case REMOVE_VALUE -> values(field, fewer(field, change));
            case RESTRICT_VALUES -> marks(field, "restricted", true);
            case RENAME_FIELD -> named(custom(field), change.to());
            case REMOVE_FIELD -> marks(custom(field), "removed", true);
            case RESTORE_FIELD -> marks(custom(field), "removed", false);
            case CHANGE_TYPE ->
                typed(custom(field), FieldType.valueOf(change.to().toUpperCase(Locale.ROOT)), field.length());
            case CHANGE_LENGTH -> typed(custom(field), field.type(), Integer.parseInt(change.to()));
            case REQUIRE -> marks(custom(field), "required", true);
            case RELAX -> marks(custom(field), "required", false);
            case ADD_FIELD -> throw new IllegalStateException("done before");
        };
    }

    private static Field custom(Field field) {
        require(field.custom(), field.name() + " is a standard field: Salesforce lets nobody change that about it");
        return field;
    }

    private static Map<String, String> renamed(Field field, SchemaChange change) {
        require(field.values().containsKey(change.from()), field.name() + " has no value " + change.from());
        Map<String, String> values = new LinkedHashMap<>();
        field.values()
                .forEach((value, original) -> values.put(value.equals(change.from()) ? change.to() : value, original));
        return values;
    }

    private static Map<String, String> more(Field field, SchemaChange change) {
        require(!field.name().equals("StageName"), "a new stage would need a probability; rename one instead");
        Map<String, String> values = new LinkedHashMap<>(field.values());
        values.put(change.to(), change.to());
        return values;
    }

    private static Map<String, String> fewer(Field field, SchemaChange change) {
        require(field.values().containsKey(change.from()), field.name() + " has no value " + change.from());
        Map<String, String> values = new LinkedHashMap<>(field.values());
        values.remove(change.from());
        return values;
    }

    private static Field values(Field field, Map<String, String> values) {
        require(field.type() == FieldType.PICKLIST, field.name() + " is no picklist");
        return new Field(
                field.name(),
                field.type(),
                field.length(),
                field.refersTo(),
                field.relationship(),
                field.marks(),
                field.label(),
                values);
    }

    private static Field marks(Field field, String mark, boolean set) {
        Set<String> marks = new HashSet<>(field.marks());
        if (set) {
            marks.add(mark);
        } else {
            marks.remove(mark);
        }
        return new Field(
                field.name(),
                field.type(),
                field.length(),
                field.refersTo(),
                field.relationship(),
                Set.copyOf(marks),
                field.label(),
                field.values());
    }

    private static Field named(Field field, String name) {
        require(name.matches("[A-Za-z]\\w*__c"), "the name of a field of the org ends in __c");
        boolean renamedBefore = field.marks().stream().anyMatch(mark -> mark.startsWith(SObjectType.WAS));
        Field marked = renamedBefore ? field : marks(field, SObjectType.WAS + field.name(), true);
        return new Field(
                name,
                field.type(),
                field.length(),
                field.refersTo(),
                field.relationship() == null ? null : Schema.relationship(name),
                marked.marks(),
                field.label(),
                field.values());
    }

    private static Field typed(Field field, FieldType type, int length) {
        require(field.refersTo() == null && type != FieldType.REFERENCE, "a reference keeps its type");
        return new Field(
                field.name(),
                type,
                length,
                null,
                null,
                field.marks(),
                field.label(),
                type == FieldType.PICKLIST ? field.values() : Map.of());
    }

    private static void require(boolean allowed, String rule) {
        if (!allowed) {
            throw new IllegalArgumentException(rule);
        }
    }
}
