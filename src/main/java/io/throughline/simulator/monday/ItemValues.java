package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.MalformedBodyException;
import java.util.Map;

/** Reads the JSON text of column values into an item. */
final class ItemValues {

    /** Columns of this ending hold the caller's own reference: the journal tells it. */
    private static final String MARKER = "marker";

    private final Account account;

    ItemValues(Account account) {
        this.account = account;
    }

    /** {@code column_values}: JSON inside a text; absent is empty. */
    static ObjectNode parse(Object given) {
        if (given == null) {
            return Json.object();
        }
        if (given instanceof String && parseAny(given) instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.argument("column_values must be the text of a JSON object");
    }

    static JsonNode parseAny(Object given) {
        if (!(given instanceof String text)) {
            throw ApiException.argument("a value must be the text of a JSON value");
        }
        try {
            return Json.parse(text);
        } catch (MalformedBodyException e) {
            throw ApiException.argument("Invalid JSON: " + e.getMessage());
        }
    }

    static boolean holdsMarker(String column) {
        return column.endsWith(MARKER);
    }

    /** Puts the values into an item that is not stored yet. */
    void write(Call call, ObjectNode item, ObjectNode given, boolean createsLabels) {
        String board = Json.text(item, "board_id");
        for (Map.Entry<String, JsonNode> value : given.properties()) {
            ObjectNode column =
                    account.column(board, value.getKey()).orElseThrow(() -> Structure.unknownColumn(value.getKey()));
            if (!ColumnKinds.isValue(column)) {
                item.put("name", value.getValue().asText());
                continue;
            }
            ColumnKind.ColumnWrite write = new ColumnKind.ColumnWrite(account, board, value.getKey(), createsLabels);
            JsonNode kept =
                    isEmpty(value.getValue()) ? null : ColumnKinds.of(column).read(value.getValue(), write);
            if (kept == null) {
                item.withObject("/values").remove(value.getKey());
            } else {
                item.withObject("/values").set(value.getKey(), kept);
            }
            if (holdsMarker(value.getKey())) {
                call.marker(value.getValue().asText());
            }
        }
    }

    /** Null, empty text and empty object take a value away. */
    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isObject() && value.isEmpty());
    }
}
