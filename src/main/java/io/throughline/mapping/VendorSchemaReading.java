package io.throughline.mapping;

import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads one captured schema: the words of JSON Schema that captured schemas use, and no others, so that none is silently without effect. */
final class VendorSchemaReading {

    private static final List<String> WORDS = List.of(
            "$schema",
            "$id",
            "title",
            "description",
            "type",
            "format",
            "properties",
            "items",
            "enum",
            "required",
            "maxLength",
            "additionalProperties",
            "readOnly",
            "x-captured",
            "x-type",
            "x-custom",
            "x-object",
            "x-not-seen");

    private final Problems problems;
    private final List<VendorField> fields = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    VendorSchemaReading(Problems problems) {
        this.problems = problems;
    }

    List<VendorField> fields() {
        return fields;
    }

    /** The paths of objects and lists whose content is not described. */
    List<String> open() {
        return open;
    }

    VendorSchema.Captured captured(YamlMap top) {
        return top.get("x-captured")
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .map(said -> new VendorSchema.Captured(text(said, "from"), text(said, "version"), text(said, "on")))
                .orElse(new VendorSchema.Captured("", "", ""));
    }

    void read(YamlMap top) {
        words(top);
        if (!jsonTypes(top).contains("object") || !top.has("properties")) {
            wrong(top, "the top is no object with properties.", "Write '\"type\": \"object\", \"properties\": {…}'.");
        }
        object("", top, new Owner(object(top), ""));
    }

    String object(YamlMap schema) {
        return text(schema, "x-object");
    }

    /**
     * Whose fields are read.
     *
     * @param object the vendor's object
     * @param path where it begins
     */
    private record Owner(String object, String path) {

        String within(String full) {
            return path.isEmpty() ? full : full.substring(path.length() + 1);
        }
    }

    private void object(String path, YamlMap schema, Owner owner) {
        if (!(schema.entries().get("properties") instanceof YamlMap properties)) {
            open.add(path);
            return;
        }
        Set<String> required = new TreeSet<>(texts(schema, "required"));
        required.stream()
                .filter(name -> !properties.has(name))
                .forEach(name -> wrong(
                        schema.entries().get("required"),
                        "'" + name + "' is required, but no property.",
                        "Remove it, or capture the schema anew."));
        properties.names().forEach(name -> {
            YamlNode property = properties.entries().get(name);
            if (property instanceof YamlMap map) {
                words(map);
                field(path.isEmpty() ? name : path + "." + name, map, required.contains(name), owner);
            } else {
                wrong(property, "this is " + property.kind() + ", not a schema.", "Write '{\"type\": …}'.");
            }
        });
        if (Boolean.TRUE.equals(
                schema.get("additionalProperties").map(YamlNode::plain).orElse(false))) {
            open.add(path);
        }
    }

    private void field(String path, YamlMap schema, boolean required, Owner owner) {
        List<String> types = jsonTypes(schema);
        fields.add(new VendorField(
                path,
                owner.object(),
                owner.within(path),
                schema.has("x-type") ? text(schema, "x-type") : types.isEmpty() ? "" : types.get(0),
                texts(schema, "enum"),
                length(schema),
                required,
                Boolean.TRUE.equals(schema.get("x-custom").map(YamlNode::plain).orElse(false)),
                text(schema, "title"),
                schema.position()));
        if (types.contains("object")) {
            object(path, schema, schema.has("x-object") ? new Owner(object(schema), path) : owner);
        } else if (types.contains("array")) {
            items(path + "[]", schema, owner);
        }
    }

    private void items(String path, YamlMap schema, Owner owner) {
        if (schema.entries().get("items") instanceof YamlMap items) {
            words(items);
            field(path, items, false, owner);
        } else {
            open.add(path);
        }
    }

    /** The JSON types without {@code null}. */
    private List<String> jsonTypes(YamlMap schema) {
        return texts(schema, "type").stream()
                .filter(type -> !type.equals("null"))
                .toList();
    }

    private Integer length(YamlMap schema) {
        YamlNode node = schema.entries().get("maxLength");
        if (node == null || node.plain() instanceof Integer) {
            return node == null ? null : (Integer) node.plain();
        }
        wrong(node, "this is " + node.kind() + ", not a whole number.", "Write a number of characters.");
        return null;
    }

    private void words(YamlMap schema) {
        schema.names().stream()
                .filter(name -> !WORDS.contains(name))
                .forEach(name -> problems.add(
                        "DRF-1001",
                        schema.keyPosition(name),
                        schema.path(),
                        "'" + name + "' is no word of captured schemas, so it would have no effect.",
                        Nearest.to(name, WORDS)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Remove it.")));
    }

    private static String text(YamlMap map, String name) {
        return map.get(name).map(YamlNode::plain).map(Objects::toString).orElse("");
    }

    private static List<String> texts(YamlMap map, String name) {
        YamlNode node = map.entries().get(name);
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : node == null ? List.of() : List.of(node);
        return nodes.stream()
                .filter(one -> one instanceof YamlScalar scalar && !scalar.isNull())
                .map(one -> ((YamlScalar) one).text())
                .toList();
    }

    private void wrong(YamlNode node, String message, String action) {
        problems.add("DRF-1001", node, message, action);
    }
}
