package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON nodes as the plain Java values that GraphQL works with. */
final class Plain {

    private Plain() {}

    static Map<String, Object> object(ObjectNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), of(entry.getValue())));
        return values;
    }

    static Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object((ObjectNode) node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> null;
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToInt() ? (Object) node.intValue() : (Object) node.bigIntegerValue();
        }
        return node.decimalValue();
    }

    private static List<Object> list(JsonNode node) {
        List<Object> values = new ArrayList<>();
        node.forEach(one -> values.add(of(one)));
        return values;
    }
}
