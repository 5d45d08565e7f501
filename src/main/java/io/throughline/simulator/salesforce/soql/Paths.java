package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import io.throughline.simulator.salesforce.schema.Schema;
import java.util.List;
import java.util.function.Function;

/** Resolves field paths against the schema and reads them from records. */
final class Paths {

    private final Schema schema;
    private final Source source;

    Paths(Schema schema, Source source) {
        this.schema = schema;
        this.source = source;
    }

    /**
     * The field at the end of a path.
     *
     * @throws SoqlException with INVALID_FIELD if there is none
     */
    Field field(SObjectType type, Query.Path path) {
        SObjectType at = type;
        List<String> steps = own(type, path);
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = parentType(at, step);
        }
        return field(at, steps.get(steps.size() - 1));
    }

    Field field(SObjectType type, String name) {
        return type.field(name)
                .orElseThrow(() -> new SoqlException(
                        "INVALID_FIELD",
                        "\nSELECT " + name + " FROM " + type.name()
                                + "\n       ^\nERROR at Row:1:Column:8\nNo such column '"
                                + name + "' on entity '" + type.name()
                                + "'. If you are attempting to use a custom field, be sure to append the '__c' after the"
                                + " custom field name. Please reference your WSDL or the describe call for the"
                                + " appropriate names."));
    }

    SObjectType parentType(SObjectType type, String step) {
        Field reference = type.parent(step)
                .orElseThrow(
                        () -> new SoqlException(
                                "INVALID_FIELD",
                                "Didn't understand relationship '" + step
                                        + "' in field path. If you are attempting to use a"
                                        + " custom relationship, be sure to append the '__r' after the custom relationship name."));
        return schema.type(reference.refersTo()).orElseThrow();
    }

    /** Reads a path from many records; a path of one step is resolved only once. */
    Function<ObjectNode, JsonNode> reader(SObjectType type, Query.Path path) {
        String name = field(type, path).name();
        if (own(type, path).size() > 1) {
            return record -> value(type, record, path);
        }
        return record -> {
            JsonNode value = record.get(name);
            return value == null ? NullNode.getInstance() : value;
        };
    }

    /** The value of a path; JSON null when it or a parent on the way is missing. */
    JsonNode value(SObjectType type, ObjectNode record, Query.Path path) {
        SObjectType at = type;
        ObjectNode node = record;
        List<String> steps = own(type, path);
        for (String step : steps.subList(0, steps.size() - 1)) {
            Field reference = at.parent(step).orElseThrow();
            node = source.find(reference.refersTo(), node.path(reference.name()).asText())
                    .orElse(null);
            if (node == null) {
                return NullNode.getInstance();
            }
            at = parentType(at, step);
        }
        JsonNode value = node.get(field(at, steps.get(steps.size() - 1)).name());
        return value == null ? NullNode.getInstance() : value;
    }

    /** The steps without a leading name of the object itself, as in {@code Account.Name FROM Account}. */
    private static List<String> own(SObjectType type, Query.Path path) {
        List<String> steps = path.steps();
        boolean named = steps.size() > 1
                && steps.get(0).equalsIgnoreCase(type.name())
                && type.parent(steps.get(0)).isEmpty();
        return named ? steps.subList(1, steps.size()) : steps;
    }
}
