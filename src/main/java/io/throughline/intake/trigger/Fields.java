package io.throughline.intake.trigger;

import java.util.Map;

/** Reads a field of a record by its dotted path, as Salesforce nests parent fields: {@code Account.Name}. */
final class Fields {

    private Fields() {}

    /** The value, or null if any part of the path is absent. */
    static Object read(Map<String, Object> record, String path) {
        Object value = record;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
