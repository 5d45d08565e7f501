package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.SchemaChange;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator of the account can change about its record types: values of lists, mandatory fields, lengths and custom fields. Taking a
 * standard field away is what switching its feature off, or hiding it from the integration's role, does.
 */
final class Administration {

    private Administration() {}

    /**
     * The record types after a change.
     *
     * @throws IllegalArgumentException if the account has no such type, field or value, or nobody may change it
     */
    static RecordTypes changed(RecordTypes types, SchemaChange change) {
        RecordType type = types.find(change.object())
                .orElseThrow(() -> new IllegalArgumentException("there is no record type " + change.object()));
        return types.with(new RecordType(
                type.name(),
                type.digit(),
                type.nameProperty(),
                type.entity(),
                type.writable(),
                properties(type.properties(), change.field(), change)));
    }

    private static Map<String, Property> properties(Map<String, Property> all, String path, SchemaChange change) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Map<String, Property> changed = new LinkedHashMap<>(all);
        if (dot > 0) {
            Property list = known(all, name);
            changed.put(name, withLine(list, properties(list.line(), path.substring(dot + 1), change)));
            return changed;
        }
        switch (change.kind()) {
            case ADD_FIELD -> {
                require(
                        name.matches(RecordTypes.CUSTOM),
                        "the name of a new field begins with custentity_, custbody_ …");
                changed.put(
                        name,
                        RecordTypes.property(new String[] {name, change.to().isEmpty() ? "string" : change.to()}));
            }
            case RESTORE_FIELD -> changed.put(name, standard(change));
            case REMOVE_FIELD -> {
                require(
                        !known(all, name).required() && !name.equals("id") && !name.equals("externalId"),
                        name + " cannot be taken away");
                changed.remove(name);
            }
            case RENAME_FIELD -> {
                require(
                        name.matches(RecordTypes.CUSTOM) && change.to().matches(RecordTypes.CUSTOM),
                        "only custom fields can be renamed");
                Property old = known(all, name);
                changed.remove(name);
                changed.put(
                        change.to(),
                        new Property(
                                change.to(),
                                old.kind(),
                                old.length(),
                                old.target(),
                                old.values(),
                                old.line(),
                                old.marks()));
            }
            default -> changed.put(name, changed(known(all, name), change));
        }
        return changed;
    }

    private static Property standard(SchemaChange change) {
        return new RecordTypes()
                .find(change.object())
                .flatMap(type -> Optional.ofNullable(type.properties().get(change.field())))
                .orElseThrow(() -> new IllegalArgumentException("a fresh account has no field " + change.field()));
    }

    private static Property known(Map<String, Property> all, String name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no field " + name));
    }

    private static Property changed(Property property, SchemaChange change) {
        return switch (change.kind()) {
            case RENAME_VALUE, ADD_VALUE, REMOVE_VALUE -> withValues(property, values(property, change));
            case CHANGE_LENGTH ->
                new Property(
                        property.name(),
                        property.kind(),
                        Integer.parseInt(change.to()),
                        property.target(),
                        property.values(),
                        property.line(),
                        property.marks());
            case CHANGE_TYPE -> {
                require(property.name().matches(RecordTypes.CUSTOM), "only a custom field can get another type");
                yield RecordTypes.property(new String[] {property.name(), change.to()});
            }
            case REQUIRE -> marked(property, true);
            case RELAX -> marked(property, false);
            default ->
                throw new IllegalArgumentException(
                        "NetSuite knows no " + change.kind().word());
        };
    }

    private static Map<String, String> values(Property property, SchemaChange change) {
        require(property.kind() == Property.Kind.ENUM, property.name() + " has no list of values");
        Map<String, String> values = new LinkedHashMap<>();
        property.values().forEach((id, name) -> {
            boolean meant = id.equals(change.from()) || name.equals(change.from());
            if (!meant) {
                values.put(id, name);
            } else if (change.kind() == SchemaChange.Kind.RENAME_VALUE) {
                values.put(id.equals(change.from()) ? change.to() : id, id.equals(change.from()) ? name : change.to());
            }
        });
        if (change.kind() == SchemaChange.Kind.ADD_VALUE) {
            String[] both = change.to().split("=");
            values.put(both[0], both[both.length - 1]);
        }
        require(!values.equals(property.values()), property.name() + " has no value " + change.from());
        return values;
    }

    private static Property withValues(Property property, Map<String, String> values) {
        return new Property(
                property.name(),
                property.kind(),
                property.length(),
                property.target(),
                values,
                property.line(),
                property.marks());
    }

    private static Property withLine(Property property, Map<String, Property> line) {
        return new Property(
                property.name(),
                property.kind(),
                property.length(),
                property.target(),
                property.values(),
                line,
                property.marks());
    }

    private static Property marked(Property property, boolean required) {
        Set<String> marks = new HashSet<>(property.marks());
        if (required) {
            marks.add("required");
        } else {
            marks.remove("required");
        }
        return new Property(
                property.name(),
                property.kind(),
                property.length(),
                property.target(),
                property.values(),
                property.line(),
                Set.copyOf(marks));
    }

    /** A value that got another id is replaced on all records; a renamed custom field keeps its values. */
    static void records(Books books, SchemaChange change) {
        boolean value = change.kind() == SchemaChange.Kind.RENAME_VALUE;
        if (!value && change.kind() != SchemaChange.Kind.RENAME_FIELD) {
            return;
        }
        for (ObjectNode record : List.copyOf(books.store().all(change.object()))) {
            ObjectNode copy = record.deepCopy();
            if (value && change.from().equals(Json.text(record.path(change.field()), "id"))) {
                copy.putObject(change.field()).put("id", change.to());
            } else if (!value && copy.has(change.field())) {
                copy.set(change.to(), copy.remove(change.field()));
            }
            if (!copy.equals(record)) {
                books.store().put(change.object(), record.get("id").textValue(), copy);
            }
        }
    }

    private static void require(boolean allowed, String rule) {
        if (!allowed) {
            throw new IllegalArgumentException(rule);
        }
    }
}
