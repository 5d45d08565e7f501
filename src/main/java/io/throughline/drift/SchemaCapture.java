package io.throughline.drift;

import io.throughline.canonical.Json;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Makes the captured schemas of the types that the connector routes of a bundle read and write, from what a system says about itself.
 *
 * @param files the bundle
 * @param reads the paths that the mappings of the bundle read of a type
 * @param system the system
 * @param connector its connector
 * @param on the day of the capture
 */
public record SchemaCapture(
        Layers files, Function<String, Set<String>> reads, LiveSystem system, String connector, LocalDate on) {

    private static final String ENVELOPE = "envelope";

    /** The texts of the schemas by path; a type that the system cannot tell anything about keeps the schema that it has. */
    public Map<String, String> schemas() {
        Map<String, LiveObject> known = new TreeMap<>();
        Function<String, LiveObject> objects = name -> known.computeIfAbsent(name, system::describe);
        Map<String, String> texts = new TreeMap<>();
        TypeSource.of(files, reads).forEach((type, source) -> {
            if (type.startsWith(connector + ":")) {
                String path = "mappings/" + type.replace(':', '/') + ".schema.json";
                schema(type, source, path, objects).ifPresent(schema -> texts.put(path, Json.pretty(schema) + "\n"));
            }
        });
        return texts;
    }

    private Optional<Map<String, Object>> schema(
            String type, TypeSource source, String path, Function<String, LiveObject> objects) {
        LiveObject object = objects.apply(source.object());
        if (object.isMissing()) {
            return Optional.empty();
        }
        boolean whole = object.whole() && !isRowOfQuery(path);
        return whole ? Optional.of(described(type, source, objects)) : chosen(path, objects);
    }

    /** Rows of SuiteQL have columns of their own: which, the query says, and no catalogue. */
    private boolean isRowOfQuery(String path) {
        return files.find(path)
                .map(file -> Json.textAt(Json.readObject(file.text()), "x-captured.from"))
                .filter(from -> from.startsWith("SuiteQL"))
                .isPresent();
    }

    private Map<String, Object> described(String type, TypeSource source, Function<String, LiveObject> objects) {
        LiveObject object = objects.apply(source.object());
        Set<String> asked = new TreeSet<>(Set.of(source.object()));
        Node root = new Node(source.object());
        if (source.selected().isEmpty() || source.written()) {
            object.fields().values().stream()
                    .filter(field -> field.refersTo().isEmpty()
                            && (field.writable() || source.selected().isEmpty()))
                    .forEach(field -> root.put(List.of(field.name().split("\\.")), field, object.name()));
        }
        for (String path : source.selected()) {
            new Selection(objects, asked).add(root, object, path);
        }
        if (source.derived()) {
            root.complete(objects);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type);
        schema.put(
                "x-captured",
                captured(String.join("; ", asked.stream().map(system::source).toList())));
        schema.putAll(root.toSchema());
        return schema;
    }

    private Map<String, Object> captured(String from) {
        Map<String, Object> captured = new LinkedHashMap<>();
        captured.put("from", from);
        captured.put("version", system.version());
        captured.put("on", on.toString());
        return captured;
    }

    /** The schema as it is, with the choices of today. */
    private Optional<Map<String, Object>> chosen(String path, Function<String, LiveObject> objects) {
        Optional<LayerFile> file = files.find(path);
        return file.map(found -> {
            Map<String, Object> schema = Json.readObject(found.text());
            choices(schema, "", objects);
            Map<String, Object> captured = Json.asObject(schema.get("x-captured"));
            captured.put("on", on.toString());
            return schema;
        });
    }

    private static void choices(Map<String, Object> schema, String owner, Function<String, LiveObject> objects) {
        String object = schema.containsKey("x-object") ? String.valueOf(schema.get("x-object")) : owner;
        if (!Json.isObject(schema.get("properties"))) {
            return;
        }
        Json.asObject(schema.get("properties")).forEach((name, property) -> {
            Map<String, Object> words = Json.asObject(property);
            choices(words, object, objects);
            if (!object.isEmpty()) {
                objects.apply(object)
                        .field(name)
                        .filter(field -> !field.picklist().isEmpty())
                        .ifPresent(field -> words.put("enum", values(field, words.get("type") instanceof List)));
            }
        });
    }

    private static List<Object> values(LiveField field, boolean mayBeNull) {
        List<Object> values = new ArrayList<>(field.picklist());
        if (mayBeNull) {
            values.add(null);
        }
        return values;
    }

    /** Adds the fields that a query names, with the parents and children that lead to them. */
    private record Selection(Function<String, LiveObject> objects, Set<String> asked) {

        void add(Node node, LiveObject object, String path) {
            int dot = path.indexOf('.');
            String first = dot < 0 ? path : path.substring(0, dot);
            Optional<LiveField> field = object.field(first);
            if (field.isEmpty()) {
                return;
            }
            if (dot < 0) {
                node.put(List.of(first), field.get(), object.name());
                return;
            }
            asked.add(field.get().refersTo());
            LiveObject target = objects.apply(field.get().refersTo());
            String rest = path.substring(dot + 1);
            boolean children = rest.startsWith("records[].");
            Node part = node.part(first, field.get(), children ? "" : target.name());
            add(
                    children ? part.records(target.name()) : part,
                    target,
                    children ? rest.substring("records[].".length()) : rest);
        }
    }

    /** An object of the schema that is being made. */
    private static final class Node {

        private final String object;
        private final Map<String, LiveField> fields = new LinkedHashMap<>();
        private final Map<String, Node> parts = new LinkedHashMap<>();
        private Node items;

        Node(String object) {
            this.object = object;
        }

        void put(List<String> path, LiveField field, String of) {
            String first = path.get(0);
            boolean list = first.endsWith("[]");
            if (list) {
                Node owner = parts.computeIfAbsent(first.substring(0, first.length() - 2), name -> new Node(""));
                owner.items = owner.items == null ? new Node("") : owner.items;
                if (path.size() > 1) {
                    owner.items.put(path.subList(1, path.size()), field, of);
                }
            } else if (path.size() == 1) {
                fields.put(first, field);
            } else {
                parts.computeIfAbsent(first, name -> new Node("")).put(path.subList(1, path.size()), field, of);
            }
        }

        Node part(String name, LiveField field, String target) {
            fields.put(name, field);
            return parts.computeIfAbsent(name, one -> new Node(target));
        }

        /** The records in the envelope of a child query. */
        Node records(String target) {
            fields.computeIfAbsent("totalSize", name -> envelope(name, "integer"));
            fields.computeIfAbsent("done", name -> envelope(name, "boolean"));
            fields.computeIfAbsent("records", name -> envelope(name, "array"));
            Node records = parts.computeIfAbsent("records", name -> new Node(""));
            records.items = records.items == null ? new Node(target) : records.items;
            return records.items;
        }

        private static LiveField envelope(String name, String json) {
            return new LiveField(name, ENVELOPE, json, List.of(), null, false, false, false, "", "");
        }

        /** All plain fields of every object that is here: a mapping may read one tomorrow, and the query will ask for it. */
        void complete(Function<String, LiveObject> objects) {
            if (!object.isEmpty()) {
                objects.apply(object).fields().values().stream()
                        .filter(field -> field.refersTo().isEmpty())
                        .forEach(field -> fields.putIfAbsent(field.name(), field));
            }
            parts.values().forEach(part -> part.complete(objects));
            if (items != null) {
                items.complete(objects);
            }
        }

        Map<String, Object> toSchema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            if (!object.isEmpty()) {
                schema.put("x-object", object);
            }
            schema.put("type", "object");
            Map<String, Object> properties = new LinkedHashMap<>();
            fields.forEach((name, field) -> properties.put(name, property(field, parts.get(name))));
            schema.put("properties", properties);
            List<Object> required = fields.values().stream()
                    .filter(LiveField::required)
                    .<Object>map(LiveField::name)
                    .toList();
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            return schema;
        }

        private static Map<String, Object> property(LiveField field, Node part) {
            Map<String, Object> words = new LinkedHashMap<>();
            if (!field.label().isEmpty()) {
                words.put("title", field.label());
            }
            boolean mayBeNull = !field.required()
                    && !field.json().equals("boolean")
                    && !field.type().equals("id");
            words.put("type", mayBeNull ? List.of(field.json(), "null") : field.json());
            if (field.json().equals("string") && field.type().equals("date")) {
                words.put("format", "date");
            }
            words.put("x-type", field.type());
            if (field.maxLength() != null) {
                words.put("maxLength", field.maxLength());
            }
            if (!field.picklist().isEmpty()) {
                words.put("enum", values(field, mayBeNull));
            }
            if (field.custom()) {
                words.put("x-custom", true);
            }
            nested(part, words);
            return words;
        }

        private static void nested(Node part, Map<String, Object> words) {
            if (part == null) {
                return;
            }
            if (part.items != null) {
                Map<String, Object> items = part.items.toSchema();
                words.put("items", items);
                return;
            }
            Map<String, Object> nested = part.toSchema();
            nested.remove("type");
            words.putAll(nested);
        }
    }
}
