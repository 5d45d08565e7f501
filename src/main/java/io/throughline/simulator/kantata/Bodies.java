package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the objects in a body: JSON or form fields such as {@code workspace[title]=x}, one object or many. */
final class Bodies {

    private Bodies() {}

    /** The one object below the singular root. */
    static ObjectNode one(Call call, ResourceType type) {
        if (root(call).get(type.singular()) instanceof ObjectNode one) {
            return one;
        }
        throw Complaints.badRequest("param is missing or the value is empty: " + type.singular());
    }

    /** The objects below the singular or the plural root. */
    static List<ObjectNode> many(Call call, ResourceType type) {
        JsonNode list = root(call).get(type.key());
        if (list == null) {
            return List.of(one(call, type));
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode node : list) {
            objects.add((ObjectNode) node);
        }
        return objects;
    }

    private static ObjectNode root(Call call) {
        String type = call.header("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded") ? form(call) : call.jsonObject();
    }

    private static ObjectNode form(Call call) {
        ObjectNode root = Json.object();
        for (Map.Entry<String, String> field : call.form().entrySet()) {
            String[] steps = field.getKey().replace("]", "").split("\\[");
            ObjectNode at = root;
            for (int i = 0; i < steps.length - 1; i++) {
                at = at.get(steps[i]) instanceof ObjectNode inner ? inner : at.putObject(steps[i]);
            }
            at.put(steps[steps.length - 1], field.getValue());
        }
        return root;
    }
}
