package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.SchemaChanges;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.salesforce.schema.Administration;
import io.throughline.simulator.salesforce.schema.Datetimes;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import io.throughline.simulator.salesforce.schema.Schema;
import io.throughline.simulator.salesforce.soql.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The org's records as the rest of this package reads them: deleted ones are hidden. */
final class Org implements Source {

    private final Surroundings surroundings;
    private final SchemaChanges<Schema> schemas;
    private final RecordIds ids;

    Org(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.ids = new RecordIds(surroundings);
        Schema standard = Schema.standard();
        this.schemas = new SchemaChanges<>(store(), standard, Administration::changed);
        for (SObjectType type : standard.types()) {
            type.fields().stream().filter(Field::external).forEach(field -> store().index(type.name(), field.name()));
            type.children().forEach(child -> store().index(child.type(), child.field()));
        }
    }

    Surroundings surroundings() {
        return surroundings;
    }

    RecordStore store() {
        return surroundings.store();
    }

    Schema schema() {
        return schemas.now();
    }

    /** The control calls that change objects as administrators do. */
    List<Operation> administration() {
        return schemas.controls(new RecordsAfterChange(this)::follow);
    }

    RecordIds ids() {
        return ids;
    }

    String organizationId() {
        return ids.numbered("00D", 1);
    }

    /** The id of the user by number: 1 is the integration, 2 sales operations, then one salesperson per country. */
    String user(int number) {
        return ids.numbered("005", number);
    }

    SObjectType type(String name) {
        return schema().type(name).orElseThrow(Failures::notFound);
    }

    /** Now, as stamps show it: the vendor keeps whole seconds. */
    String now() {
        return stamp(surroundings.clock().instant());
    }

    static String stamp(Instant instant) {
        return Datetimes.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public Collection<ObjectNode> all(SObjectType type) {
        return store().all(type.name()).stream().filter(Org::live).toList();
    }

    @Override
    public Optional<ObjectNode> find(String type, String id) {
        return store().find(type, RecordIds.complete(id)).filter(Org::live);
    }

    @Override
    public Collection<ObjectNode> children(SObjectType.Child child, String parentId) {
        return store().by(child.type(), child.field(), parentId).stream()
                .filter(Org::live)
                .toList();
    }

    /** The records whose external id has this value. */
    List<ObjectNode> byExternalId(SObjectType type, Field field, String value) {
        return store().by(type.name(), field.name(), value).stream()
                .filter(Org::live)
                .toList();
    }

    private static boolean live(ObjectNode record) {
        return !record.path("IsDeleted").booleanValue();
    }
}
