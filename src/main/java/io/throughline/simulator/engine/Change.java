package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One record before and after a change.
 *
 * @param before null for a new record
 * @param after null for a removed record
 */
record Change(String type, String id, ObjectNode before, ObjectNode after) {

    ObjectNode toJson() {
        return Json.object().put("type", type).put("id", id).set("record", after);
    }

    static Change fromJson(JsonNode node, RecordStore store) {
        String type = node.get("type").textValue();
        String id = node.get("id").textValue();
        ObjectNode after = node.get("record") instanceof ObjectNode given ? given : null;
        return new Change(type, id, store.find(type, id).orElse(null), after);
    }
}
