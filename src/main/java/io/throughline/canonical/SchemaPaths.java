package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** Asks a schema whether it knows a path, without a value. */
final class SchemaPaths {

    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf", "allOf", "if", "patternProperties");
    private static final String LOCAL = "#/";

    private final JsonNode root;

    SchemaPaths(JsonNode root) {
        this.root = root == null ? MissingNode.getInstance() : root;
    }

    boolean knows(String path) {
        JsonNode at = resolved(root);
        for (String name : path.replace("[]", ".[]").split("\\.")) {
            if (isOpen(at)) {
                return true;
            }
            JsonNode next =
                    name.equals("[]") ? at.path("items") : at.path("properties").path(name);
            if (next.isMissingNode() && !name.equals("[]")) {
                return !isClosed(at);
            }
            at = resolved(next);
        }
        return true;
    }

    /** Whether something on the path is marked as personal data. */
    boolean isPersonal(String path) {
        JsonNode at = root;
        for (String name : path.replace("[]", ".[]").split("\\.")) {
            JsonNode here = resolved(at);
            JsonNode next = name.equals("[]")
                    ? here.path("items")
                    : here.path("properties").path(name);
            if (next.has("x-pii") || resolved(next).has("x-pii")) {
                return true;
            }
            at = next;
        }
        return false;
    }

    private static boolean isOpen(JsonNode schema) {
        return schema.isMissingNode() || ALTERNATIVES.stream().anyMatch(schema::has);
    }

    private static boolean isClosed(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return additional.isBoolean() && !additional.asBoolean();
    }

    /** The schema that a local reference names; a reference to elsewhere is open. */
    private JsonNode resolved(JsonNode schema) {
        JsonNode at = schema;
        for (int hops = 0; at.has("$ref") && hops < 10; hops++) {
            String reference = at.path("$ref").asText();
            at = reference.startsWith(LOCAL) ? root.at(reference.substring(1)) : MissingNode.getInstance();
        }
        return at;
    }
}
