package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One thing that an administrator of the vendor's system changed about its objects.
 *
 * @param object the vendor's object
 * @param field the field within it
 * @param kind what was done
 * @param from the value before, for values; else empty
 * @param to the new value, name, type or length; else empty
 */
public record SchemaChange(String object, String field, Kind kind, String from, String to) {

    /** What an administrator can do. */
    public enum Kind {
        RENAME_VALUE,
        ADD_VALUE,
        REMOVE_VALUE,
        RESTRICT_VALUES,
        ADD_FIELD,
        RENAME_FIELD,
        REMOVE_FIELD,
        RESTORE_FIELD,
        CHANGE_TYPE,
        CHANGE_LENGTH,
        REQUIRE,
        RELAX;

        /** The word in control calls, such as {@code rename-value}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads {@code {"object", "field", "change", "from"?, "to"?}}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SchemaChange of(JsonNode body) {
        String word = body.path("change").asText();
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("change is one of "
                        + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))));
        SchemaChange change = new SchemaChange(
                body.path("object").asText(),
                body.path("field").asText(),
                kind,
                body.path("from").asText(),
                body.path("to").asText());
        if (change.object.isEmpty() || change.field.isEmpty()) {
            throw new IllegalArgumentException("object and field are needed");
        }
        return change;
    }

    ObjectNode toJson() {
        ObjectNode node =
                Json.object().put("object", object).put("field", field).put("change", kind.word());
        if (!from.isEmpty()) {
            node.put("from", from);
        }
        return to.isEmpty() ? node : node.put("to", to);
    }
}
