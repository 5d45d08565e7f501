package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;

/** Numbers the lines of a sublist, and lays changed and new lines over those that are there. */
final class Sublists {

    private static final String LINE = "line";

    private Sublists() {}

    /** The lines after a change: all new with {@code replace}, else changed by line number and added. */
    static ArrayNode merge(JsonNode before, ArrayNode given, boolean replace) {
        ArrayNode lines = Json.array();
        if (!replace && before instanceof ArrayNode there) {
            there.forEach(line -> lines.add(line.deepCopy()));
        }
        int last = last(lines);
        for (JsonNode line : given) {
            ObjectNode known = line.has(LINE) ? numbered(lines, line.get(LINE).asInt()) : null;
            if (known == null) {
                last++;
                lines.add(((ObjectNode) line.deepCopy()).put(LINE, last));
            } else {
                known.setAll((ObjectNode) line);
            }
        }
        return lines;
    }

    private static ObjectNode numbered(ArrayNode lines, int number) {
        for (JsonNode line : lines) {
            if (line.path(LINE).asInt() == number) {
                return (ObjectNode) line;
            }
        }
        return null;
    }

    private static int last(ArrayNode lines) {
        int last = 0;
        for (JsonNode line : lines) {
            last = Math.max(last, line.path(LINE).asInt());
        }
        return last;
    }
}
