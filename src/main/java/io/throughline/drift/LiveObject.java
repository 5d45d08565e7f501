package io.throughline.drift;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object as the vendor's system describes it now. Immutable.
 *
 * @param name the vendor's name of it
 * @param whole whether all its fields are told; else what is missing here may well exist
 * @param fields by name, in the vendor's order; none if the system has no such object
 */
public record LiveObject(String name, boolean whole, Map<String, LiveField> fields) {

    /** Keeps the order. */
    public LiveObject {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An object with these fields. */
    static LiveObject of(String name, boolean whole, Collection<LiveField> fields) {
        Map<String, LiveField> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return new LiveObject(name, whole, byName);
    }

    /** An object that the system does not have. */
    static LiveObject missing(String name) {
        return new LiveObject(name, true, Map.of());
    }

    /** Whether the system does not have it. */
    public boolean isMissing() {
        return whole && fields.isEmpty();
    }

    /** A field by its name; one that only differs in case if there is none, as SuiteQL writes names. */
    public Optional<LiveField> field(String wanted) {
        return Optional.ofNullable(fields.get(wanted))
                .or(() -> fields.values().stream()
                        .filter(field -> field.name().equalsIgnoreCase(wanted))
                        .findFirst());
    }

    /** As a plain value, to be kept. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", name);
        plain.put("whole", whole);
        plain.put("fields", fields.values().stream().map(LiveObject::plain).toList());
        return plain;
    }

    private static Map<String, Object> plain(LiveField field) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", field.name());
        plain.put("type", field.type());
        plain.put("json", field.json());
        plain.put("picklist", new ArrayList<Object>(field.picklist()));
        plain.put("maxLength", field.maxLength());
        plain.put("required", field.required());
        plain.put("writable", field.writable());
        plain.put("custom", field.custom());
        plain.put("label", field.label());
        plain.put("refersTo", field.refersTo());
        return plain;
    }

    /** What {@link #toPlain} made. */
    public static LiveObject ofPlain(Object plain) {
        List<LiveField> fields =
                Answers.list(plain, "fields").stream().map(LiveObject::field).toList();
        return of(Json.textAt(plain, "name"), Boolean.TRUE.equals(Json.at(plain, "whole")), fields);
    }

    private static LiveField field(Object plain) {
        Object length = Json.at(plain, "maxLength");
        return new LiveField(
                Json.textAt(plain, "name"),
                Json.textAt(plain, "type"),
                Json.textAt(plain, "json"),
                Answers.list(plain, "picklist").stream().map(String::valueOf).toList(),
                length instanceof Number number ? Integer.valueOf(number.intValue()) : null,
                Boolean.TRUE.equals(Json.at(plain, "required")),
                Boolean.TRUE.equals(Json.at(plain, "writable")),
                Boolean.TRUE.equals(Json.at(plain, "custom")),
                String.valueOf(Json.at(plain, "label")),
                String.valueOf(Json.at(plain, "refersTo")));
    }
}
