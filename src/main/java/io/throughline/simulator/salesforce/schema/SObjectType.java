package io.throughline.simulator.salesforce.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One object of the org.
 *
 * @param prefix the first three characters of its ids
 */
public record SObjectType(String name, String prefix, Map<String, Field> fieldsByName, List<Child> children) {

    /** A child relationship: its name in sub-queries, the child object, and the child's field that points here. */
    public record Child(String relationship, String type, String field) {}

    static SObjectType of(String name, String prefix, List<Field> fields, List<Child> children) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(key(field.name()), field));
        return new SObjectType(name, prefix, byName, children);
    }

    /** All fields, in the order of the schema. */
    public Collection<Field> fields() {
        return fieldsByName.values();
    }

    /** A field by its name, whatever the case. */
    public Optional<Field> field(String wanted) {
        return Optional.ofNullable(fieldsByName.get(key(wanted)));
    }

    /** The reference field behind a parent name in a query path. */
    public Optional<Field> parent(String relationship) {
        return fields().stream()
                .filter(field -> relationship.equalsIgnoreCase(field.relationship()))
                .findFirst();
    }

    /** A child relationship by its name in sub-queries. */
    public Optional<Child> child(String relationship) {
        return children.stream()
                .filter(child -> child.relationship().equalsIgnoreCase(relationship))
                .findFirst();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
