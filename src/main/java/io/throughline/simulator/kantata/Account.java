package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.Surroundings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The account's records as the rest of this package finds them. */
final class Account {

    static final int ID = 5_550_001;
    // the vendor stamps in the account's zone, with its offset
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final int ID_SPREAD = 90_000;

    private final Surroundings surroundings;
    private final ResourceTypes types = new ResourceTypes();

    Account(Surroundings surroundings) {
        this.surroundings = surroundings;
        index("stories", "workspace_id");
        index("workspace_resources", "workspace_id");
        index("workspace_allocations", "workspace_id");
        for (String many : List.of("time_entries", "expenses", "timesheet_submissions", "expense_report_submissions")) {
            index(many, "workspace_id");
            compact(many);
            store().rank(many, record -> second(record, "updated_at"));
        }
        compact("external_references");
        compact("subscribed_events");
        index("subscribed_events", "event_type");
        index("external_references", "subject_id");
        index("external_references", "service_model_ref");
        index("external_references", "external_message");
        index("custom_field_values", "subject_id");
    }

    private void compact(String key) {
        store().compact(key, new CompactRow(type(key)));
    }

    /** A stamp of a record in seconds since 1970; its text does not sort, for its offset changes with the season. */
    static long second(ObjectNode record, String field) {
        return OffsetDateTime.parse(record.get(field).textValue()).toEpochSecond();
    }

    private void index(String key, String field) {
        store().index(key, field);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    RecordStore store() {
        return surroundings.store();
    }

    ResourceType type(String key) {
        return types.get(key);
    }

    ResourceTypes types() {
        return types;
    }

    Optional<ObjectNode> find(String key, String id) {
        return store().find(key, id);
    }

    /** The records of a resource that belong to another, by an indexed column. */
    List<ObjectNode> belonging(String key, String column, String id) {
        return store().by(key, column, id);
    }

    /** The next id of a resource: lists have fixed ids, work depends on the seed. */
    String nextId(ResourceType type) {
        long spread = type.firstId() < 1_000_000 ? 0 : Math.floorMod(surroundings.seed(), ID_SPREAD);
        return String.valueOf(type.firstId() + spread + store().next(type.key()));
    }

    void put(ResourceType type, ObjectNode record) {
        store().put(type.key(), record.get("id").textValue(), record);
    }

    /** A new record with its id and stamps. */
    ObjectNode blank(ResourceType type, Instant at) {
        String stamp = stamp(at);
        return Json.object().put("id", nextId(type)).put("created_at", stamp).put("updated_at", stamp);
    }

    Instant now() {
        return surroundings.clock().instant();
    }

    static String stamp(Instant at) {
        return STAMP.format(at.atZone(ZONE));
    }
}
