package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.SchemaChanges;
import io.throughline.simulator.engine.Surroundings;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The account's records as the rest of this package finds them. */
final class Books {

    private static final int FIRST_NUMBER = 400;
    private static final int ID_SPREAD = 900;
    private static final String EID = "eid:";

    private final Surroundings surroundings;
    private final SchemaChanges<RecordTypes> schemas;
    private final PostedSums sums;

    Books(Surroundings surroundings) {
        this.surroundings = surroundings;
        RecordTypes standard = new RecordTypes();
        this.schemas = new SchemaChanges<>(store(), standard, Administration::changed);
        for (String many : List.of("timeBill", "journalEntry")) {
            store().compact(many, new CompactRow(standard.find(many).orElseThrow()));
        }
        this.sums = new PostedSums(this);
        for (RecordType type : standard.all()) {
            store().index(type.name(), "externalId");
            store().index(type.name(), "entityId");
        }
    }

    Surroundings surroundings() {
        return surroundings;
    }

    RecordStore store() {
        return surroundings.store();
    }

    RecordTypes types() {
        return schemas.now();
    }

    /** The control calls that change record types as administrators do. */
    List<Operation> administration() {
        return schemas.controls(change -> Administration.records(this, change));
    }

    /** What was posted, summed up. */
    PostedSums sums() {
        return sums;
    }

    /** The type of this name, or the vendor's 404. */
    RecordType type(String name) {
        return types().find(name)
                .orElseThrow(() -> new Refusal(Problems.forStatus(404, "Record type '" + name + "' does not exist.")));
    }

    /** A record by internal id or by {@code eid:} and external id. */
    Optional<ObjectNode> find(String type, String id) {
        return id.startsWith(EID) ? byExternalId(type, id.substring(EID.length())) : store().find(type, id);
    }

    Optional<ObjectNode> byExternalId(String type, String externalId) {
        return store().by(type, "externalId", externalId).stream().findFirst();
    }

    /** The records of all entity types that have this entity id. */
    Stream<ObjectNode> entities(String entityId) {
        return types().all().stream()
                .filter(RecordType::entity)
                .flatMap(type -> store().by(type.name(), "entityId", entityId).stream());
    }

    Collection<ObjectNode> all(RecordType type) {
        return store().all(type.name());
    }

    /** The type among those that a reference may point to that has this record. */
    Optional<RecordType> holder(String targets, String id) {
        return List.of(targets.split("\\|")).stream()
                .filter(name -> find(name, id).isPresent())
                .findFirst()
                .map(this::type);
    }

    /** What a record is called where it is referred to. */
    String nameOf(RecordType type, ObjectNode record) {
        String name = Json.text(record, type.nameProperty());
        return name == null ? record.get("id").textValue() : name;
    }

    /** The internal id of the next record of a type; same seed, same id. */
    String nextId(RecordType type) {
        long number = store().next(type.name());
        if (type.digit() == 0) {
            return String.valueOf(number);
        }
        long start = FIRST_NUMBER + Math.floorMod(surroundings.seed(), ID_SPREAD);
        return String.valueOf((start + number) * 10 + type.digit());
    }

    String now() {
        return surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
