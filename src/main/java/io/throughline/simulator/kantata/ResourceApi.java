package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The five calls that every resource has; resources with their own rules extend it. */
class ResourceApi {

    static final String ROOT = "/api/v1";
    private static final int MOST_AT_ONCE = 200;

    private static final Set<String> PLAIN = Set.of(
            "updated_after", "order", "from_archived_workspaces", "include", "limit", "offset", "page", "per_page");

    private final Account account;
    private final ResourceType type;
    private final Envelope envelope;
    private final PagedList paged;
    private final Events events;

    ResourceApi(Account account, String key) {
        this.account = account;
        this.type = account.type(key);
        this.envelope = new Envelope(account);
        this.events = new Events(account);
        this.paged = new PagedList(account.store());
    }

    Account account() {
        return account;
    }

    ResourceType type() {
        return type;
    }

    Envelope envelope() {
        return envelope;
    }

    Events events() {
        return events;
    }

    /** List, show, create, update and delete. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(readOperations());
        String root = ROOT + "/" + type.key();
        operations.add(Operation.of(name("create"), "POST", root, this::create));
        operations.add(Operation.of(name("update"), "PUT", root + "/{id}", this::update));
        operations.add(Operation.of(name("delete"), "DELETE", root + "/{id}", this::delete));
        return operations;
    }

    /** List and show only. */
    List<Operation> readOperations() {
        String root = ROOT + "/" + type.key();
        return List.of(
                Operation.of(name("list"), "GET", root, this::list),
                Operation.of(name("read"), "GET", root + "/{id}", this::read));
    }

    private String name(String verb) {
        return type.singular().replace('_', '-') + "-" + verb;
    }

    private Answer list(Call call) {
        checkList(call);
        call.marker(call.query().get("external_reference_service_model_ref"));
        call.effect(Effect.Kind.NONE, type.key(), null);
        return ranked(call).orElseGet(() -> {
            List<String> ids = paged.of(call, () -> new ListFilters(account, type, this::listed).apply(call));
            return envelope.page(
                    call,
                    type,
                    ids.size(),
                    (from, size) -> ids.subList(from, from + size).stream()
                            .map(this::existing)
                            .toList());
        });
    }

    /** A list in the order of change, of which nothing is left out, needs no look at all records. */
    private Optional<Answer> ranked(Call call) {
        Map<String, String> query = call.query();
        boolean plain = ResourceType.RANKED.contains(type.key())
                && query.containsKey("updated_after")
                && "updated_at:asc".equals(type.order(query.get("order")))
                && "true".equals(query.get("from_archived_workspaces"))
                && PLAIN.containsAll(query.keySet());
        if (!plain) {
            return Optional.empty();
        }
        long after = ListFilters.instant(query.get("updated_after")).getEpochSecond();
        int count = account.store().countAfter(type.key(), after);
        return Optional.of(
                envelope.page(call, type, count, (from, size) -> account.store().after(type.key(), after, from, size)));
    }

    private Answer read(Call call) {
        ObjectNode record = existing(call.variable("id"));
        if (!listed(call, record)) {
            throw Complaints.notFound();
        }
        call.effect(Effect.Kind.NONE, type.key(), call.variable("id"));
        return envelope.of(call, type, List.of(record));
    }

    private Answer create(Call call) {
        List<ObjectNode> bodies = Bodies.many(call, type);
        if (bodies.size() > mostAtOnce()) {
            throw Complaints.badRequest("at most " + mostAtOnce() + " objects in one call");
        }
        List<ObjectNode> made = new ArrayList<>();
        for (ObjectNode body : bodies) {
            made.add(insert(call, body));
        }
        return envelope.of(call, type, made);
    }

    /** Creates one record by all rules. */
    ObjectNode insert(Call call, ObjectNode body) {
        Complaints complaints = new Complaints();
        boolean control = call.path().startsWith("/_simulator");
        AttributeReader reader = new AttributeReader(account, complaints);
        ObjectNode values = control ? reader.readAll(type, body) : reader.read(type, body);
        References references = new References(account);
        call.marker(references.markerOf(body, values));
        ObjectNode record = control ? stored(body) : account.blank(type, account.now());
        record.setAll(values);
        new AttributeReader(account, complaints).require(type, record);
        check(null, record, complaints);
        complaints.throwIfAny();
        account.put(type, record);
        call.effect(Effect.Kind.CREATED, type.key(), record.get("id").textValue());
        references.inline(type, record, body);
        created(call, record, body);
        if (!control) {
            events.tell("created", type, record);
        }
        return account.find(type.key(), record.get("id").textValue()).orElseThrow();
    }

    /** The record that a control call means, as it is or new; id and stamps may be given. */
    private ObjectNode stored(ObjectNode body) {
        String id = Json.text(body, "id");
        ObjectNode record = account.find(type.key(), id)
                .map(ObjectNode::deepCopy)
                .orElseGet(() -> account.blank(type, account.now()));
        record.put("updated_at", Account.stamp(account.now()));
        for (String given : List.of("id", "created_at", "updated_at")) {
            if (body.hasNonNull(given)) {
                record.put(given, Json.text(body, given));
            }
        }
        return record;
    }

    private Answer update(Call call) {
        ObjectNode before = existing(call.variable("id"));
        ObjectNode body = Bodies.one(call, type);
        Complaints complaints = new Complaints();
        ObjectNode values = new AttributeReader(account, complaints).read(type, body);
        References references = new References(account);
        call.marker(references.markerOf(body, values));
        ObjectNode record = before.deepCopy();
        record.setAll(values);
        record.put("updated_at", Account.stamp(account.now()));
        new AttributeReader(account, complaints).require(type, record);
        check(before, record, complaints);
        complaints.throwIfAny();
        account.put(type, record);
        references.inline(type, record, body);
        call.effect(Effect.Kind.UPDATED, type.key(), call.variable("id"));
        events.tell("updated", type, record);
        return envelope.of(call, type, List.of(record));
    }

    private Answer delete(Call call) {
        delete(call, call.variable("id"));
        return Answer.noContent();
    }

    /** Takes one record away by all rules. */
    void delete(Call call, String id) {
        ObjectNode record = existing(id);
        removed(call, record);
        account.store().remove(type.key(), id);
        call.effect(Effect.Kind.DELETED, type.key(), id);
        events.tell("deleted", type, record);
    }

    ObjectNode existing(String id) {
        return account.find(type.key(), id).orElseThrow(Complaints::notFound);
    }

    int mostAtOnce() {
        return MOST_AT_ONCE;
    }

    /** Refuses a list call that lacks what this resource demands. */
    void checkList(Call call) {}

    /** Whether default filters let the record be seen. */
    boolean listed(Call call, ObjectNode record) {
        return true;
    }

    /** Adds what is wrong with the record beyond its attributes, and fills in what it lacks. */
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {}

    /** What follows from a new record. */
    void created(Call call, ObjectNode record, ObjectNode body) {}

    /** What goes with a record that is deleted. */
    void removed(Call call, ObjectNode record) {}
}
