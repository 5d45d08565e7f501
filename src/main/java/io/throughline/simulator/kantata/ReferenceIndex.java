package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds external references by the object they stand at, and objects by their references. */
final class ReferenceIndex {

    private static final String PREFIX = "external_reference_";

    private ReferenceIndex() {}

    static List<ObjectNode> of(Account account, ResourceType type, String id) {
        return account.belonging("external_references", "subject_id", id).stream()
                .filter(reference -> type.subject().equals(Json.text(reference, "subject_type")))
                .toList();
    }

    /** The reference of an object in one service; there is at most one. */
    static Optional<ObjectNode> at(Account account, String subject, String id, String service) {
        return account.belonging("external_references", "subject_id", id).stream()
                .filter(reference -> subject.equals(Json.text(reference, "subject_type")))
                .filter(reference -> service.equals(Json.text(reference, "service_name")))
                .findFirst();
    }

    /** What the filters of a list demand of an object's references; nothing when no such filter is set. */
    static Optional<Predicate<ObjectNode>> filter(Account account, ResourceType type, Map<String, String> query) {
        String name = query.get(PREFIX + "service_name");
        String model = query.get(PREFIX + "service_model");
        String reference = query.get(PREFIX + "service_model_ref");
        String references = query.get(PREFIX + "service_model_refs");
        String message = query.get(PREFIX + "external_message");
        String status = query.get(PREFIX + "external_status");
        boolean any = query.containsKey("has_external_references");
        if (name == null
                && model == null
                && reference == null
                && references == null
                && message == null
                && status == null
                && !any) {
            return Optional.empty();
        }
        Set<String> wanted = references == null
                ? (reference == null ? Set.of() : Set.of(reference))
                : Set.copyOf(Arrays.asList(references.split(",")));
        return Optional.of(record -> of(account, type, record.get("id").textValue()).stream()
                .anyMatch(one -> (name == null || name.equals(Json.text(one, "service_name")))
                        && (model == null || model.equals(Json.text(one, "service_model")))
                        && (message == null || message.equals(Json.text(one, "external_message")))
                        && (status == null || status.equals(Json.text(one, "external_status")))
                        && (wanted.isEmpty() || wanted.contains(Json.text(one, "service_model_ref")))));
    }
}
