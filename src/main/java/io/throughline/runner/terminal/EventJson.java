package io.throughline.runner.terminal;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.model.CloudEvent;
import io.throughline.model.EventModel;
import io.throughline.runner.archive.DiffJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event with its envelope as the plain JSON object that people may see: values of a masked class, and values that no schema describes, are hidden
 * (D59). For one event.
 */
public final class EventJson {

    private final EventModel model;
    private final boolean open;
    private int hidden;

    /** @param open whether every value is shown */
    public EventJson(EventModel model, boolean open) {
        this.model = model;
        this.open = open;
    }

    /** The event, with the schema that the model has for its data. */
    public Map<String, Object> of(CloudEvent event) {
        boolean known = model.knows(event.type());
        Map<String, Object> map = new LinkedHashMap<>();
        event.asMap().forEach((name, value) -> {
            if (name.equals("data")) {
                if (known) {
                    map.put("dataschema", model.schemas().id(event.type()));
                }
                map.put(name, shown(event.type(), "", value, known));
            } else {
                map.put(name, value);
            }
        });
        return map;
    }

    /** How many values were hidden so far. */
    public int hidden() {
        return hidden;
    }

    private Object shown(String type, String path, Object value, boolean described) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((name, part) -> {
                String at = path.isEmpty() ? name.toString() : path + "." + name;
                copy.put(name.toString(), shown(type, at, part, described && describes(type, path, name.toString())));
            });
            return copy;
        }
        if (value instanceof List<?> list) {
            boolean items = described && describes(type, path, "[]");
            return list.stream()
                    .map(item -> shown(type, path + "[]", item, items))
                    .toList();
        }
        if (open || value == null || described && !model.schemas().isMasked(type, path)) {
            return value;
        }
        hidden++;
        return DiffJson.hidden(value);
    }

    private boolean describes(String type, String path, String name) {
        CanonicalSchemas schemas = model.schemas();
        return schemas.shapeOf(type, path).names().contains(name);
    }
}
