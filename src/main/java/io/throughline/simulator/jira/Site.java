package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.Surroundings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The site's records as the rest of this package finds them. */
final class Site {

    static final String API = "/rest/api/3";
    static final String AGILE = "/rest/agile/1.0";
    static final String CLOUD_ID = "11223344-a1b2-3b33-c444-def123456789";
    static final String INTEGRATION_USER = "712020:00000000-0000-4000-8000-000000000001";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final long FIRST_ID = 10_000;
    private static final String INDEX_DELAY = "indexDelayMilliseconds";

    private final Surroundings surroundings;

    Site(Surroundings surroundings) {
        this.surroundings = surroundings;
        surroundings.knobs().declare(INDEX_DELAY, 0);
        store().index("issue", "key");
        store().index("project", "key");
        store().index("worklog", "issueId");
        store().index("version", "projectId");
        store().index("property", "owner");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    RecordStore store() {
        return surroundings.store();
    }

    List<ObjectNode> all(String type) {
        return List.copyOf(store().all(type));
    }

    Optional<ObjectNode> find(String type, String id) {
        return store().find(type, id);
    }

    /** A record by its id, else by its key. */
    Optional<ObjectNode> byIdOrKey(String type, String idOrKey) {
        return find(type, idOrKey)
                .or(() -> store().by(type, "key", idOrKey.toUpperCase(java.util.Locale.ROOT)).stream()
                        .findFirst());
    }

    String nextId(String type) {
        return String.valueOf(FIRST_ID + Math.floorMod(surroundings.seed(), 90L) * 100 + store().next(type) - 1);
    }

    void created(Call call, String type, ObjectNode record) {
        put(type, record);
        call.effect(Effect.Kind.CREATED, type, Json.text(record, "id"));
    }

    void updated(Call call, String type, ObjectNode record) {
        put(type, record);
        call.effect(Effect.Kind.UPDATED, type, Json.text(record, "id"));
    }

    void deleted(Call call, String type, String id) {
        store().remove(type, id);
        call.effect(Effect.Kind.DELETED, type, id);
    }

    void put(String type, ObjectNode record) {
        store().put(type, Json.text(record, "id"), record);
    }

    Instant now() {
        return surroundings.clock().instant();
    }

    String stamp() {
        return stamp(now());
    }

    static String stamp(Instant at) {
        return STAMP.format(at.atOffset(ZoneOffset.UTC));
    }

    String self(String path) {
        return surroundings.url() + path;
    }

    /** When a change becomes visible to searches. */
    boolean isIndexed(ObjectNode issue) {
        return issue.path("changedAt").asLong() + surroundings.knobs().get(INDEX_DELAY) <= now().toEpochMilli();
    }

    /** A page of a list that is counted by offset. */
    static ObjectNode page(Call call, List<ObjectNode> values, int most) {
        int start = number(call, "startAt", 0);
        int size = Math.min(number(call, "maxResults", 50), most);
        List<ObjectNode> shown = values.stream().skip(start).limit(size).toList();
        ObjectNode page = Json.object()
                .put("maxResults", size)
                .put("startAt", start)
                .put("total", values.size())
                .put("isLast", start + shown.size() >= values.size());
        ArrayNode list = page.putArray("values");
        shown.forEach(list::add);
        return page;
    }

    static int number(Call call, String name, int otherwise) {
        String text = call.query().get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw Complaints.badRequest("The value of " + name + " is no whole number.");
        }
        return Integer.parseInt(text);
    }
}
