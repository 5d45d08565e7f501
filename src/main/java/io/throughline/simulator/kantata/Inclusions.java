package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code include=} may name: parents by their column, and the lists that hang below a record. */
final class Inclusions {

    private static final Set<String> BELOW = Set.of("stories", "workspace_resources", "workspace_allocations");
    private static final String REFERENCES = "external_references";
    private static final String VALUES = "custom_field_values";

    private Inclusions() {}

    static Optional<ResourceType> type(Account account, ResourceType type, String name) {
        boolean list = name.equals(REFERENCES)
                || name.equals(VALUES)
                || (type.key().equals("workspaces") && BELOW.contains(name));
        return list
                ? Optional.of(account.type(name))
                : parent(type, name).map(attribute -> account.type(attribute.target()));
    }

    static List<ObjectNode> find(Account account, ResourceType type, ObjectNode record, String name) {
        String id = record.get("id").textValue();
        if (name.equals(REFERENCES)) {
            return ReferenceIndex.of(account, type, id);
        }
        if (name.equals(VALUES)) {
            return account.belonging(VALUES, "subject_id", id).stream()
                    .filter(value -> type.subject().equals(Json.text(value, "subject_type")))
                    .toList();
        }
        if (BELOW.contains(name)) {
            return account.belonging(name, "workspace_id", id);
        }
        return parent(type, name)
                .flatMap(attribute -> account.find(
                        attribute.target(), record.path(attribute.name()).asText()))
                .stream()
                .toList();
    }

    private static Optional<Attribute> parent(ResourceType type, String name) {
        return Optional.ofNullable(type.attributes().get(name + "_id")).filter(found -> found.target() != null);
    }
}
