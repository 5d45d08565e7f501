package io.throughline.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing in which a vendor's system differs from what a bundle was written for.
 *
 * @param connector the vendor
 * @param object the vendor's object
 * @param field the field within it; empty for the object as a whole
 * @param kind what differs
 * @param what one sentence
 * @param probably the name or value that it probably has now; empty if none comes near
 * @param rules the rules of mappings that it affects, each as {@code file:line} with what it does
 * @param routes the routes that must wait because of it; empty if nothing need wait
 * @param todo what a person can do
 */
public record DriftFinding(
        String connector,
        String object,
        String field,
        Kind kind,
        String what,
        String probably,
        List<String> rules,
        Set<String> routes,
        String todo) {

    /** What can differ. */
    public enum Kind {
        OBJECT_GONE,
        FIELD_GONE,
        FIELD_RENAMED,
        TYPE_CHANGED,
        SHORTER,
        NEWLY_REQUIRED,
        VALUE_GONE,
        VALUE_RENAMED,
        VALUE_NEW
    }

    /** Copies. */
    public DriftFinding {
        rules = List.copyOf(rules);
        routes = Set.copyOf(routes);
    }

    /** Whether something waits until it is mended. */
    public boolean stops() {
        return !routes.isEmpty();
    }

    /** Object and field, as people write them. */
    public String place() {
        return field.isEmpty() ? object : object + "." + field;
    }

    /** As a plain value for JSON. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("object", object);
        plain.put("field", field);
        plain.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        plain.put("what", what);
        plain.put("probably", probably.isEmpty() ? null : probably);
        plain.put("stops", stops());
        plain.put("rules", List.<Object>copyOf(rules));
        plain.put("routes", List.<Object>copyOf(new java.util.TreeSet<>(routes)));
        plain.put("todo", todo);
        return plain;
    }
}
