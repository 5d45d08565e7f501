package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;

/** Writes the external reference that comes inside another object. */
final class References {

    private static final String INLINE = "external_reference";

    private final Account account;

    References(Account account) {
        this.account = account;
    }

    /** The key that came with a body: an inline reference, or a reference itself. */
    String markerOf(ObjectNode body, ObjectNode values) {
        String inline = Json.text(body.path(INLINE), "service_model_ref");
        return inline == null ? Json.text(values, "service_model_ref") : inline;
    }

    void inline(ResourceType type, ObjectNode record, ObjectNode body) {
        if (body.get(INLINE) instanceof ObjectNode given) {
            ObjectNode whole = given.deepCopy()
                    .put("subject_type", type.subject())
                    .put("subject_id", record.get("id").textValue());
            write(whole);
        }
    }

    /** Creates the reference, or changes the one that the object has in this service. */
    Written write(ObjectNode given) {
        ResourceType type = account.type("external_references");
        Complaints complaints = new Complaints();
        AttributeReader reader = new AttributeReader(account, complaints);
        ObjectNode values = reader.read(type, given);
        reader.require(type, values);
        complaints.throwIfAny();
        ObjectNode before = ReferenceIndex.at(
                        account,
                        Json.text(values, "subject_type"),
                        Json.text(values, "subject_id"),
                        Json.text(values, "service_name"))
                .orElse(null);
        ObjectNode record = before == null ? account.blank(type, account.now()) : before.deepCopy();
        if (!record.hasNonNull("status")) {
            record.put("status", "successful");
        }
        record.setAll(values);
        record.put("updated_at", Account.stamp(account.now()));
        account.put(type, record);
        return new Written(record, before == null);
    }

    /** A reference and whether it is new. */
    record Written(ObjectNode record, boolean created) {}
}
