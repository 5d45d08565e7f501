package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes of single records: POST, PATCH, PUT, DELETE. */
final class EntityWrites {

    /** Fields that integrations keep their own reference in; the journal shows it as the marker. */
    private static final List<String> MARKERS = List.of(
            "IntegrationSourceDataId", "ExternalReference", "IdentificationNumber", "PriceId", "AssignmentNumber");

    private static final String REQUIRE_MATCH = "requireIfMatch";

    private final Environment environment;
    private final EntityView view;
    private final EntityApi reads;
    private final EntityRules rules;

    EntityWrites(Environment environment, EntityView view, EntityApi reads) {
        this.environment = environment;
        this.view = view;
        this.reads = reads;
        this.rules = new EntityRules(environment);
        environment.surroundings().knobs().declare(REQUIRE_MATCH, 0);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (EntitySet set : environment.model().sets()) {
            String name = set.name();
            String one = EntityApi.ROOT + name + "({key}";
            operations.add(Operation.of(
                    name + "-create", "POST", EntityApi.ROOT + name, call -> create(call, writable(name))));
            operations.add(Operation.of(name + "-update", "PATCH", one, call -> update(call, writable(name))));
            operations.add(Operation.of(name + "-replace", "PUT", one, call -> update(call, writable(name))));
            operations.add(Operation.of(name + "-delete", "DELETE", one, call -> delete(call, writable(name))));
        }
        return operations;
    }

    private EntitySet writable(String name) {
        EntitySet set = environment.set(name);
        if (!set.writable()) {
            throw Problems.write(set, "The data entity is read-only");
        }
        return set;
    }

    private Answer create(Call call, EntitySet set) {
        ObjectNode body = call.jsonObject();
        noteMarker(call, body);
        ObjectNode values = new EntityValues(environment.model()).read(set, body);
        refuseReadOnly(set, values, null);
        ObjectNode record = insert(call, set, values);
        String address = view.root() + "/" + EntityKey.address(set, record);
        String prefer = call.header("Prefer");
        if (prefer != null && prefer.contains("return=minimal")) {
            return Answer.noContent()
                    .with("OData-Version", "4.0")
                    .with("Preference-Applied", "return=minimal")
                    .with("Location", address)
                    .with("OData-EntityId", address);
        }
        ObjectNode shown = Json.object().put("@odata.context", view.context(set, List.of(), true));
        shown.setAll(view.record(set, record, List.of(), Map.of()));
        return EntityApi.odata(Answer.of(201, shown)).with("Location", address).with("ETag", EntityView.etag(record));
    }

    private static void noteMarker(Call call, ObjectNode body) {
        MARKERS.stream()
                .filter(name ->
                        body.path(name).isTextual() && !body.path(name).asText().isEmpty())
                .findFirst()
                .map(name -> body.path(name).asText())
                // the lines of one document share a reference
                .map(marker -> body.has("LineNumber")
                        ? marker + "#" + body.path("LineNumber").asText()
                        : marker)
                .ifPresent(call::marker);
    }

    /** Makes a record; also used by the control call, which may choose numbers and read-only values. */
    ObjectNode insert(Call call, EntitySet set, ObjectNode values) {
        ObjectNode record = Json.object();
        EntityValues kinds = new EntityValues(environment.model());
        if (!Environment.isSparse(set)) {
            set.properties().values().forEach(property -> record.set(property.name(), kinds.empty(property)));
        }
        record.setAll(values);
        if (set.companySpecific() && record.path(EntitySet.COMPANY).asText().isEmpty()) {
            record.put(EntitySet.COMPANY, Environment.DEFAULT_COMPANY);
        }
        if (set.sequence() != null && record.path(set.sequence()).asText().isEmpty()) {
            number(set, record);
        }
        rules.complete(set, record);
        if (environment.find(set.name(), Environment.id(set, record)).isPresent()) {
            throw Problems.duplicate(set);
        }
        stamp(set, record);
        environment.keep(set, record);
        rules.kept(set, record);
        call.effect(Effect.Kind.CREATED, set.name(), Environment.id(set, record));
        return record;
    }

    private void number(EntitySet set, ObjectNode record) {
        if (environment.manualNumbers()) {
            throw Problems.validation(
                    set, "Field '" + set.property(set.sequence()).orElseThrow().label() + "' must be filled in.");
        }
        record.put(
                set.sequence(),
                environment.nextNumber(set, record.path(EntitySet.COMPANY).asText()));
    }

    private Answer update(Call call, EntitySet set) {
        ObjectNode before = reads.wanted(call, set);
        match(call, before);
        ObjectNode body = call.jsonObject();
        noteMarker(call, body);
        ObjectNode values = new EntityValues(environment.model()).read(set, body);
        refuseReadOnly(set, values, before);
        change(call, set, before, values, call.method().equals("PUT"));
        return Answer.noContent().with("OData-Version", "4.0");
    }

    /** Changes a record; what a replacement does not name becomes empty. */
    ObjectNode change(Call call, EntitySet set, ObjectNode before, ObjectNode values, boolean replaced) {
        ObjectNode record = before.deepCopy();
        if (replaced) {
            EntityValues kinds = new EntityValues(environment.model());
            set.properties().values().stream()
                    .filter(property -> !property.is("key") && !property.is("readonly"))
                    .forEach(property -> record.set(property.name(), kinds.empty(property)));
        }
        record.setAll(values);
        rules.complete(set, record);
        stamp(set, record);
        environment.keep(set, record);
        rules.kept(set, record);
        call.effect(Effect.Kind.UPDATED, set.name(), Environment.id(set, record));
        return record;
    }

    private void stamp(EntitySet set, ObjectNode record) {
        if (set.properties().containsKey("ModifiedDateTime1")) {
            String now = environment
                    .surroundings()
                    .clock()
                    .instant()
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                    .toString();
            record.put("ModifiedDateTime1", now);
        }
    }

    private Answer delete(Call call, EntitySet set) {
        ObjectNode record = reads.wanted(call, set);
        match(call, record);
        rules.beforeDelete(set, record);
        String id = Environment.id(set, record);
        environment.store().remove(set.name(), id);
        call.effect(Effect.Kind.DELETED, set.name(), id);
        return Answer.noContent().with("OData-Version", "4.0");
    }

    /** Without If-Match the last writer wins, unless the knob asks for one. */
    private void match(Call call, ObjectNode record) {
        String wanted = call.header("If-Match");
        if (wanted == null && environment.surroundings().knobs().get(REQUIRE_MATCH) == 1) {
            throw Problems.preconditionRequired();
        }
        if (wanted != null && !wanted.equals("*") && !wanted.equals(EntityView.etag(record))) {
            throw Problems.changed();
        }
    }

    /** Numbers of an automatic sequence and derived values are not for clients to set. */
    private void refuseReadOnly(EntitySet set, ObjectNode values, ObjectNode before) {
        for (Property property : set.properties().values()) {
            String given = values.path(property.name()).asText();
            boolean changes = !given.isEmpty()
                    && (before == null || !before.path(property.name()).asText().equalsIgnoreCase(given));
            boolean numbered = before == null && property.name().equals(set.sequence()) && !environment.manualNumbers();
            boolean fixed = property.is("readonly") || before != null && property.is("once");
            if (values.has(property.name()) && changes && (numbered || fixed)) {
                throw Problems.validation(set, "Field '" + property.label() + "' does not allow editing.");
            }
        }
    }
}
