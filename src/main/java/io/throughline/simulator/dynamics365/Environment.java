package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.SchemaChanges;
import io.throughline.simulator.engine.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The environment's records and model as the rest of this package finds them. A record holds all its properties, and {@code _recId} and {@code _version}. */
final class Environment {

    /** The company of the integration's user: what a read without {@code cross-company} sees. */
    static final String DEFAULT_COMPANY = "us01";

    /** Sets that have a record for each hour of a firm: kept as bytes, without what is empty. */
    private static final Set<String> MANY =
            Set.of("ProjectHourJournalLines", "ProjectExpenseJournalLines", "PSAActuals");

    static final String REC_ID = "_recId";
    static final String VERSION = "_version";
    private static final long FIRST_REC_ID = 22565430000L;
    private static final long MANUAL = 1;

    private final Surroundings surroundings;
    private final SchemaChanges<EntityModel> model;

    Environment(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.model = new SchemaChanges<>(store(), new EntityModel(), Administration::changed);
        MANY.forEach(set -> store().compact(set, new SparseRow()));
        surroundings.knobs().declare("manualNumbers", 0);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    RecordStore store() {
        return surroundings.store();
    }

    EntityModel model() {
        return model.now();
    }

    EntitySet set(String name) {
        return model().find(name).orElseThrow(() -> Problems.missing("/data/" + name));
    }

    List<Operation> administration() {
        return model.controls(change -> Administration.records(this, change));
    }

    /** Whether number sequences are manual: then clients choose numbers, else they may not. */
    boolean manualNumbers() {
        return surroundings.knobs().get("manualNumbers") == MANUAL;
    }

    /** The store's id of a record: its key values. The vendor does not tell upper from lower case in them. */
    static String id(EntitySet set, JsonNode values) {
        return set.keys().stream()
                .map(key -> part(key, values.path(key.name())))
                .collect(Collectors.joining("/"));
    }

    private static String part(Property key, JsonNode value) {
        return key.kind() == Property.Kind.REAL
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.asText().toLowerCase(Locale.ROOT);
    }

    Optional<ObjectNode> find(String set, String id) {
        return store().find(set, id.toLowerCase(Locale.ROOT));
    }

    /** A record of a company by the rest of its key. */
    Optional<ObjectNode> inCompany(String set, String company, String key) {
        return find(set, company + "/" + key);
    }

    /** Whether records of a set are kept without what is empty. */
    static boolean isSparse(EntitySet set) {
        return MANY.contains(set.name());
    }

    /** Stores a record under its key as a new version. */
    void keep(EntitySet set, ObjectNode record) {
        if (!record.has(REC_ID)) {
            record.put(REC_ID, FIRST_REC_ID + store().next(set.name()));
        }
        record.put(VERSION, record.path(VERSION).asLong() + 1);
        store().put(set.name(), id(set, record), record);
    }

    /** The next number of a company's sequence, such as {@code PRJ-000007}. */
    String nextNumber(EntitySet set, String company) {
        String key = company + "/" + set.name();
        long next = store().find("_Sequence", key)
                        .map(one -> one.get("last").longValue())
                        .orElse(Math.floorMod(surroundings.seed(), 900L) * 1000)
                + 1;
        store().put("_Sequence", key, Json.object().put("last", next));
        return set.prefix() + String.format(Locale.ROOT, "%06d", next);
    }
}
