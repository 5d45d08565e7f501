package io.throughline.testkit.connector;

import java.util.Map;

/**
 * A field that an administrator renames or takes away, and a step that reads or writes it.
 *
 * @param operation the step's operation
 * @param object the vendor's object, as the control call for administration names it
 * @param to the new name; empty: it is taken away
 */
public record RenamedField(String operation, String object, String field, String to) {

    Map<String, Object> renaming() {
        return to.isEmpty()
                ? Map.of("object", object, "field", field, "change", "remove-field")
                : Map.of("object", object, "field", field, "change", "rename-field", "to", to);
    }

    Map<String, Object> restoring() {
        return to.isEmpty()
                ? Map.of("object", object, "field", field, "change", "restore-field")
                : Map.of("object", object, "field", to, "change", "rename-field", "to", field);
    }

    @Override
    public String toString() {
        return operation + ": " + object + "." + field;
    }
}
