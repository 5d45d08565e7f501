package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.List;

/** External references as objects of their own. */
final class ExternalReferences extends ResourceApi {

    ExternalReferences(Account account) {
        super(account, "external_references");
    }

    @Override
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        operations.add(Operation.of(
                "external-reference-create-or-update",
                "POST",
                ROOT + "/external_references/create_or_update",
                this::createOrUpdate));
        operations.addAll(super.operations());
        return operations;
    }

    @Override
    void checkList(Call call) {
        if (!call.query().containsKey("subject_type")) {
            throw Complaints.badRequest("subject_type is required");
        }
    }

    @Override
    void check(ObjectNode before, ObjectNode record, Complaints complaints) {
        String subject = Json.text(record, "subject_type");
        String id = Json.text(record, "subject_id");
        String service = Json.text(record, "service_name");
        boolean exists = subject != null && subjectExists(subject, id);
        if (!exists) {
            complaints.add("subject_id", "Subject does not exist");
        }
        if (exists && service != null && takenByAnother(record, subject, id, service)) {
            complaints.add("service_name", "Service name has already been taken");
        }
        if (Json.blank(record, "status")) {
            record.put("status", "successful");
        }
    }

    private boolean takenByAnother(ObjectNode record, String subject, String id, String service) {
        return ReferenceIndex.at(account(), subject, id, service)
                .filter(other -> !other.get("id").equals(record.get("id")))
                .isPresent();
    }

    private boolean subjectExists(String subject, String id) {
        return account().types().all().stream()
                .filter(type -> type.subject().equals(subject))
                .anyMatch(type -> account().find(type.key(), id).isPresent());
    }

    private Answer createOrUpdate(Call call) {
        ObjectNode body = Bodies.one(call, type());
        call.marker(Json.text(body, "service_model_ref"));
        Complaints complaints = new Complaints();
        if (!subjectExists(Json.text(body, "subject_type"), Json.text(body, "subject_id"))) {
            complaints.add("subject_id", "Subject does not exist");
        }
        complaints.throwIfAny();
        References.Written written = new References(account()).write(body);
        Effect.Kind kind = written.created() ? Effect.Kind.CREATED : Effect.Kind.UPDATED;
        call.effect(kind, type().key(), written.record().get("id").textValue());
        return envelope().of(call, type(), List.of(written.record()));
    }
}
