package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The adjustable numbers of a simulator, such as a request limit. They live in memory. Thread-safe. */
public final class Knobs {

    private final Map<String, Long> defaults = new TreeMap<>();
    private final Map<String, Long> values = new TreeMap<>();

    /** Declares a knob with its value after a start or reset. */
    public synchronized void declare(String name, long value) {
        defaults.put(name, value);
        values.put(name, value);
    }

    /** The value of a declared knob. */
    public synchronized long get(String name) {
        return values.get(name);
    }

    synchronized void set(JsonNode given) {
        given.properties().forEach(entry -> {
            if (!values.containsKey(entry.getKey()) || !entry.getValue().canConvertToLong()) {
                throw new IllegalArgumentException("knobs are whole numbers named " + defaults.keySet());
            }
        });
        given.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asLong()));
    }

    synchronized void reset() {
        values.putAll(defaults);
    }

    synchronized ObjectNode toJson() {
        ObjectNode node = Json.object();
        values.forEach(node::put);
        return node;
    }
}
