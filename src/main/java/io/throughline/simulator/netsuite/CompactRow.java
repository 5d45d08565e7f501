package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RowFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of a type as bytes without the names of its standard fields: a number stands for each, a custom field keeps its name. */
final class CompactRow implements RowFormat {

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    CompactRow(RecordType type) {
        names = List.copyOf(type.properties().keySet());
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
    }

    @Override
    public byte[] write(ObjectNode record) {
        ArrayNode row = Json.array();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            Integer number = numbers.get(field.getKey());
            if (number == null) {
                row.add(field.getKey());
            } else {
                row.add(number);
            }
            row.add(field.getValue());
        }
        return Json.bytes(row);
    }

    @Override
    public ObjectNode read(byte[] row) {
        JsonNode fields = Json.parse(row);
        ObjectNode record = Json.object();
        for (int i = 0; i < fields.size(); i += 2) {
            JsonNode name = fields.get(i);
            record.set(name.isInt() ? names.get(name.intValue()) : name.textValue(), fields.get(i + 1));
        }
        return record;
    }
}
