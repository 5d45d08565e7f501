package io.throughline.connector.vendor;

import io.throughline.canonical.Json;
import java.util.List;
import java.util.Map;

/** Reads parts of a vendor's body that may have any shape. */
final class Plain {

    private Plain() {}

    static Map<String, Object> object(Object value) {
        return Json.isObject(value) ? Json.asObject(value) : Map.of();
    }

    static List<Object> list(Object value) {
        return value instanceof List<?> ? Json.asList(value) : List.of();
    }

    static String text(Object value) {
        return value instanceof String text ? text : "";
    }

    static Object first(List<Object> list) {
        return list.isEmpty() ? null : list.get(0);
    }

    /** The list under a name, which every page of a vendor has. */
    static List<Object> required(Object body, String name) {
        if (!(object(body).get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException("the answer is no page: it has no list '" + name + "'");
        }
        return Json.asList(list);
    }

    /** A whole number under a name, zero if absent. */
    static int number(Map<String, Object> object, String name) {
        return object.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
