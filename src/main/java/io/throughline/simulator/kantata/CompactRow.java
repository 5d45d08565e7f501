package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RowFormat;
import java.util.ArrayList;
import java.util.List;

/** A record without the names of its attributes, which are the same in all: about a tenth of the memory of a tree. */
final class CompactRow implements RowFormat {

    private final List<String> names = new ArrayList<>(List.of("id", "created_at", "updated_at"));

    CompactRow(ResourceType type) {
        names.addAll(type.attributes().keySet());
    }

    @Override
    public byte[] write(ObjectNode record) {
        ArrayNode row = Json.array();
        names.forEach(name -> row.add(record.get(name)));
        return Json.bytes(row);
    }

    @Override
    public ObjectNode read(byte[] row) {
        JsonNode values = Json.parse(row);
        ObjectNode record = Json.object();
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).isNull()) {
                record.set(names.get(i), values.get(i));
            }
        }
        return record;
    }
}
