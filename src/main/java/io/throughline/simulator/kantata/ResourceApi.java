package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.List;

/** The five calls that every resource has; resources with their own rules extend it. */
class ResourceApi {

    static final String ROOT = "/api/v1";
    private static final int MOST_AT_ONCE = 200;

    private final Account account;
    private final ResourceType type;
    private final Envelope envelope;

    ResourceApi(Account account, String key) {
        this.account = account;
        this.type = account.type(key);
        this.envelope = new Envelope(account);
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
        return envelope.page(call, type, new ListFilters(account, type, this::listed).apply(call));
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
        if (bodies.size() > MOST_AT_ONCE) {
            throw Complaints.badRequest("at most " + MOST_AT_ONCE + " objects in one call");
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
        ObjectNode values = new AttributeReader(account, complaints).read(type, body);
        References references = new References(account);
        call.marker(references.markerOf(body, values));
        ObjectNode record = account.blank(type, account.now());
        record.setAll(values);
        if (body.hasNonNull("id") && call.method().equals("POST") && call.path().startsWith("/_simulator")) {
            record.put("id", Json.text(body, "id"));
        }
        new AttributeReader(account, complaints).require(type, record);
        check(null, record, complaints);
        complaints.throwIfAny();
        account.put(type, record);
        call.effect(Effect.Kind.CREATED, type.key(), record.get("id").textValue());
        references.inline(type, record, body);
        created(call, record, body);
        return account.find(type.key(), record.get("id").textValue()).orElseThrow();
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
        return envelope.of(call, type, List.of(record));
    }

    private Answer delete(Call call) {
        ObjectNode record = existing(call.variable("id"));
        removed(call, record);
        account.store().remove(type.key(), call.variable("id"));
        call.effect(Effect.Kind.DELETED, type.key(), call.variable("id"));
        return Answer.noContent();
    }

    ObjectNode existing(String id) {
        return account.find(type.key(), id).orElseThrow(Complaints::notFound);
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
