package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;

/** Says in our own words what a schema validator found: its messages quote the value, which may be personal (G16). */
final class SchemaWords {

    private SchemaWords() {}

    static SchemaViolation of(ValidationMessage found) {
        String path = path(found);
        String property = found.getProperty();
        return switch (found.getType()) {
            case "required" -> new SchemaViolation(under(path, property), "is missing.");
            case "additionalProperties", "unevaluatedProperties" ->
                new SchemaViolation(under(path, property), "is not known to the schema.");
            default -> new SchemaViolation(path, said(found) + " It is " + kind(found.getInstanceNode()) + ".");
        };
    }

    private static String said(ValidationMessage found) {
        JsonNode rule = found.getSchemaNode();
        return switch (found.getType()) {
            case "type" -> "must be of type " + rule.toString().replace("\"", "") + ".";
            case "enum" -> "must be one of " + rule + ".";
            case "const" -> "must be " + rule + ".";
            case "pattern" -> "must match the pattern " + rule.asText() + ".";
            case "format" -> "must have the format " + rule.asText() + ".";
            case "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum" -> "must keep " + found.getType() + " " + rule + ".";
            case "false" -> "must not be there.";
            default -> "breaks the rule '" + found.getType() + "' of the schema.";
        };
    }

    private static String kind(JsonNode value) {
        if (value == null || value.isNull()) {
            return "null";
        }
        if (value.isTextual()) {
            return Json.describe(value.asText());
        }
        return value.isObject()
                ? "an object"
                : value.isArray() ? "a list of " + value.size() : value.isNumber() ? "a number" : "a boolean";
    }

    private static String path(ValidationMessage found) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getInstanceLocation().getNameCount(); i++) {
            names.add(String.valueOf(found.getInstanceLocation().getElement(i)));
        }
        return String.join(".", names);
    }

    private static String under(String path, String name) {
        return name == null ? path : path.isEmpty() ? name : path + "." + name;
    }
}
