package io.throughline.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Schemas as text that people can review: {@code == name $id}, then a line per field with its path – {@code []} for items, {@code #} for definitions, a dot
 * alone for the top –, an asterisk if it is required, and what is said of it without its descriptions. Read back, they are the same schemas without those.
 */
final class ReleasedSchemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> LEFT_OUT =
            Set.of("$schema", "$id", "title", "description", "examples", "properties", "items", "$defs", "required");

    private ReleasedSchemas() {}

    static String write(Map<String, String> schemas) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(schemas).forEach((name, schema) -> {
            JsonNode tree = tree(schema);
            text.append("== %s %s\n".formatted(name, tree.path("$id").asText()));
            field(".", "", tree, false, text);
        });
        return text.toString();
    }

    private static void field(String path, String below, JsonNode schema, boolean required, StringBuilder into) {
        ObjectNode said = MAPPER.createObjectNode();
        schema.properties().forEach(word -> {
            if (!LEFT_OUT.contains(word.getKey())) {
                said.set(word.getKey(), word.getValue());
            }
        });
        into.append(path).append(required ? " * " : " ").append(said).append('\n');
        Set<String> must = new HashSet<>();
        schema.path("required").forEach(name -> must.add(name.asText()));
        schema.path("$defs").properties().forEach(part -> {
            String at = below + "#" + part.getKey();
            field(at, at + ".", part.getValue(), false, into);
        });
        schema.path("properties").properties().forEach(part -> {
            String at = below + part.getKey();
            field(at, at + ".", part.getValue(), must.contains(part.getKey()), into);
        });
        if (schema.has("items")) {
            String at = path + "[]";
            field(at, at + ".", schema.get("items"), false, into);
        }
    }

    static Map<String, String> read(String text) {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        ObjectNode top = null;
        for (String line : text.lines()
                .filter(one -> !one.isBlank() && !one.startsWith("//"))
                .toList()) {
            String[] parts = line.split(" ", 3);
            if (parts[0].equals("==")) {
                top = MAPPER.createObjectNode().put("$id", parts[2]);
                schemas.put(parts[1], top);
            } else {
                boolean required = parts[1].equals("*");
                JsonNode said = tree(required ? parts[2] : line.substring(line.indexOf(' ') + 1));
                place(top, parts[0], required).setAll((ObjectNode) said);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        schemas.forEach((name, schema) -> texts.put(name, schema.toString()));
        return texts;
    }

    private static ObjectNode place(ObjectNode top, String path, boolean required) {
        ObjectNode at = top;
        List<String> names =
                path.equals(".") ? List.of() : List.of(path.replace("[]", ".[]").split("\\."));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (required && i == names.size() - 1) {
                at.withArrayProperty("required").add(name);
            }
            at = name.equals("[]")
                    ? at.withObjectProperty("items")
                    : name.startsWith("#")
                            ? at.withObjectProperty("$defs").withObjectProperty(name.substring(1))
                            : at.withObjectProperty("properties").withObjectProperty(name);
        }
        return at;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the baseline has a line that is no JSON: " + json, e);
        }
    }
}
