package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.SchemaChange;
import io.throughline.simulator.engine.SchemaChanges;
import java.util.List;

/**
 * What an administrator of the account can change: the roles, templates and rate cards that attributes name, and custom fields. The attributes
 * themselves are the vendor's.
 */
final class Choices {

    private static final String CUSTOM = "custom_fields";

    private final Account account;

    Choices(Account account) {
        this.account = account;
    }

    List<Operation> controls() {
        return new SchemaChanges<>(account.store(), account.types(), (types, change) -> types).controls(this::follow);
    }

    private void follow(SchemaChange change) {
        switch (change.kind()) {
            case REMOVE_VALUE -> remove(choice(change));
            case RENAME_VALUE -> renamed(list(change), choice(change), change.to());
            case ADD_VALUE -> added(list(change), change.to());
            case REMOVE_FIELD -> remove(customField(change));
            case RENAME_FIELD -> renamed(account.type(CUSTOM), customField(change), change.to());
            default ->
                throw new IllegalArgumentException(
                        "nobody but Kantata can do that: " + change.kind().word());
        }
    }

    /** The resource whose records an attribute names. */
    private ResourceType list(SchemaChange change) {
        ResourceType type = account.type(change.object());
        Attribute attribute = type == null ? null : type.attributes().get(change.field());
        if (attribute == null || attribute.target() == null) {
            throw new IllegalArgumentException(change.object() + "." + change.field() + " names no records of a list");
        }
        return account.type(attribute.target());
    }

    private ObjectNode choice(SchemaChange change) {
        ResourceType list = list(change);
        return account.store().all(list.key()).stream()
                .filter(record -> change.from().equals(Json.text(record, "id"))
                        || change.from().equals(name(record)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no " + list.singular() + " " + change.from()));
    }

    private ObjectNode customField(SchemaChange change) {
        return account.store().all(CUSTOM).stream()
                .filter(record -> change.field().equals(Json.text(record, "name")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no custom field " + change.field()));
    }

    private static String name(ObjectNode record) {
        String name = Json.text(record, "name");
        return name == null ? Json.text(record, "title") : name;
    }

    private void remove(ObjectNode record) {
        for (ResourceType type : account.types().all()) {
            if (account.find(type.key(), Json.text(record, "id"))
                    .filter(record::equals)
                    .isPresent()) {
                account.store().remove(type.key(), Json.text(record, "id"));
            }
        }
    }

    private void renamed(ResourceType type, ObjectNode record, String name) {
        ObjectNode copy = record.deepCopy();
        copy.put(copy.has("name") ? "name" : "title", name);
        account.put(type, copy);
    }

    private void added(ResourceType type, String name) {
        ObjectNode record = account.blank(type, account.now());
        account.put(type, record.put(type.attributes().containsKey("name") ? "name" : "title", name));
    }
}
