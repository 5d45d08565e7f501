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

    /** Begins the mark of a renamed field with the name that it has in a fresh org. */
    static final String WAS = "was:";

    /** A child relationship: its name in sub-queries, the child object, and the child's field that points here. */
    public record Child(String relationship, String type, String field) {}

    static SObjectType of(String name, String prefix, List<Field> fields, List<Child> children) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(key(field.name()), field));
        return new SObjectType(name, prefix, byName, children);
    }

    /** All fields, in the order of the schema. */
    public Collection<Field> fields() {
        return fieldsByName.values().stream().filter(field -> !field.removed()).toList();
    }

    /** A field by its name, whatever the case. */
    public Optional<Field> field(String wanted) {
        return Optional.ofNullable(fieldsByName.get(key(wanted))).filter(field -> !field.removed());
    }

    /** A field by its name, also if an administrator deleted it. */
    Optional<Field> anyField(String wanted) {
        return Optional.ofNullable(fieldsByName.get(key(wanted)));
    }

    /** What a field of a fresh org is called now; empty if it was deleted or never was. */
    public Optional<Field> formerly(String original) {
        return fields().stream()
                .filter(field -> former(field).equalsIgnoreCase(original))
                .findFirst();
    }

    /** Whether a fresh org has a field of this name. */
    public boolean had(String original) {
        return fieldsByName.values().stream().anyMatch(field -> former(field).equalsIgnoreCase(original));
    }

    private static String former(Field field) {
        return field.marks().stream()
                .filter(mark -> mark.startsWith(WAS))
                .map(mark -> mark.substring(WAS.length()))
                .findFirst()
                .orElse(field.name());
    }

    /** The same object with another field in the place of one. */
    SObjectType with(Field before, Field after) {
        List<Field> all = new java.util.ArrayList<>();
        fieldsByName.values().forEach(field -> all.add(field.equals(before) ? after : field));
        if (before == null) {
            all.add(after);
        }
        return of(name, prefix, all, children);
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
