package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.SchemaChange;
import io.throughline.simulator.salesforce.schema.Datetimes;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What becomes of records when an administrator changes their object: a renamed value is replaced on all of them, a renamed field keeps its
 * values, a shorter one loses what is too long, another type keeps what it can read. The stamps stay, as after such a change they do.
 */
final class RecordsAfterChange {

    private final Org org;

    RecordsAfterChange(Org org) {
        this.org = org;
    }

    void follow(SchemaChange change) {
        switch (change.kind()) {
            case RENAME_VALUE ->
                each(change, value -> change.from().equals(value.asText()) ? Json.of(change.to()) : value);
            case CHANGE_LENGTH -> each(change, value -> cut(value, Integer.parseInt(change.to())));
            case CHANGE_TYPE -> {
                Field field = org.type(change.object()).field(change.field()).orElseThrow();
                each(change, value -> converted(value, field.type()));
            }
            case RENAME_FIELD -> renamed(change);
            default -> {
                // values of removed fields stay until the field is restored; the others touch no record
            }
        }
    }

    private void each(SchemaChange change, UnaryOperator<JsonNode> value) {
        String name =
                org.type(change.object()).field(change.field()).orElseThrow().name();
        rewrite(change, record -> {
            if (record.hasNonNull(name)) {
                record.set(name, value.apply(record.get(name)));
            }
        });
    }

    private void renamed(SchemaChange change) {
        rewrite(change, record -> {
            JsonNode value = record.remove(change.field());
            record.set(change.to(), value == null ? NullNode.getInstance() : value);
        });
    }

    private void rewrite(SchemaChange change, java.util.function.Consumer<ObjectNode> edit) {
        String type = org.type(change.object()).name();
        for (ObjectNode record : List.copyOf(org.store().all(type))) {
            ObjectNode copy = record.deepCopy();
            edit.accept(copy);
            if (!copy.equals(record)) {
                org.store().put(type, record.get("Id").textValue(), copy);
            }
        }
    }

    private static JsonNode cut(JsonNode value, int length) {
        String text = value.asText();
        return value.isTextual() && text.length() > length ? Json.of(text.substring(0, length)) : value;
    }

    private static JsonNode converted(JsonNode value, FieldType type) {
        String text = value.asText();
        if (type.number()) {
            return text.matches("-?\\d{1,15}(\\.\\d{1,10})?")
                    ? Json.object().put("n", new BigDecimal(text)).get("n")
                    : NullNode.getInstance();
        }
        return switch (type) {
            case BOOLEAN -> Json.of(text.equalsIgnoreCase("true"));
            case DATE -> Datetimes.isDate(text) ? Json.of(text) : NullNode.getInstance();
            case DATETIME -> Datetimes.canonical(text).<JsonNode>map(Json::of).orElse(NullNode.getInstance());
            default -> Json.of(text);
        };
    }
}
