package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** Turns plain values into Jackson's tree, which the schema validator reads. */
final class PlainNodes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlainNodes() {}

    /** Texts first: most values are, and asking them whether they are a Map takes longer than turning them into a node. */
    static JsonNode of(Object value) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return scalar(value);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((name, part) -> object.set((String) name, of(part)));
            return object;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode array = NODES.arrayNode(list.size());
            list.forEach(part -> array.add(of(part)));
            return array;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        throw new IllegalArgumentException(
                "Not a plain JSON value: " + value.getClass().getName());
    }
}
