package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What the journal says about one effect of one call, without its number. */
record JournalLine(
        Instant at,
        String system,
        String operation,
        Effect effect,
        String request,
        String fault,
        List<Change> changes) {

    // "changes" is the last field, so that a reader can cut it off without parsing the line
    ObjectNode toJson(long seq) {
        ObjectNode line = Json.object()
                .put("seq", seq)
                .put("at", at.toString())
                .put("system", system)
                .put("operation", operation)
                .put("effect", effect.kind().word())
                .put("type", effect.type())
                .put("id", effect.id())
                .put("marker", effect.marker())
                .put("request", request)
                .put("fault", fault);
        if (!changes.isEmpty()) {
            ArrayNode list = line.putArray(Journal.CHANGES);
            changes.forEach(change -> list.add(change.toJson()));
        }
        return line;
    }
}
