package io.throughline.docs;

import static io.throughline.docs.AsyncApi.map;

import io.throughline.canonical.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of an AsyncAPI document: the envelope, the data of each event, and the shared definitions that these use. Written for who knows only the words
 * of draft 7, in which a reference has no neighbours.
 */
final class AsyncApiSchemas {

    static final String HERE = "#/components/schemas/";

    private static final Set<String> LEFT_OUT = Set.of("$schema", "$id", "examples", "x-object");

    private static final Map<String, Object> ENVELOPE = map(
            "title",
            "CloudEvent 1.0 in structured mode",
            "type",
            "object",
            "required",
            List.of("specversion", "id", "source", "type", "subject", "data"),
            "properties",
            map(
                    "specversion", map("const", "1.0"),
                    "id", text("With the source, names the event in the world; what comes twice is taken once."),
                    "source", with(text("System it came from, such as salesforce."), "format", "uri-reference"),
                    "type", text("Business fact in the past tense, with the version of its data at the end."),
                    "subject", text("Id of the business object in the source."),
                    "time", with(text("When it happened."), "format", "date-time"),
                    "datacontenttype", map("const", "application/json"),
                    "dataschema", with(text("$id of the schema of the data."), "format", "uri"),
                    "objecttype", text("Extension: kind of business object."),
                    "objectversion",
                            text(
                                    "Extension: version of the object at the source; one that is older than what is known is superseded."),
                    "region", text("Extension: code of the region that the deal belongs to."),
                    "data", map("type", "object")));

    private AsyncApiSchemas() {}

    private static Map<String, Object> text(String says) {
        return map("type", "string", "minLength", 1, "description", says);
    }

    private static Map<String, Object> with(Map<String, Object> schema, String word, String value) {
        schema.put(word, value);
        return schema;
    }

    /**
     * All by their names.
     *
     * @param events schemas of data by type
     * @param definitions the shared ones, as their file has them
     */
    static Map<String, Object> of(Map<String, Object> events, Map<String, Object> definitions) {
        Map<String, Object> shared = Json.asObject(definitions.get("$defs"));
        Set<String> used = new LinkedHashSet<>();
        used(events, shared, used);
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("cloudEvent", ENVELOPE);
        events.forEach((type, schema) -> schemas.put(type, standing(schema)));
        shared.forEach((name, definition) -> {
            if (used.contains(name)) {
                schemas.put(name, standing(definition));
            }
        });
        return schemas;
    }

    private static void used(Object part, Map<String, Object> shared, Set<String> into) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference && into.add(name(reference))) {
                used(shared.get(name(reference)), shared, into);
            }
            map.values().forEach(value -> used(value, shared, into));
        } else if (part instanceof List<?> list) {
            list.forEach(value -> used(value, shared, into));
        }
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Object standing(Object part) {
        if (part instanceof List<?> list) {
            return list.stream().map(AsyncApiSchemas::standing).toList();
        }
        if (!(part instanceof Map<?, ?> schema)) {
            return part;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        schema.forEach((word, value) -> {
            if (word.equals("$ref")) {
                copy.put("allOf", List.of(map("$ref", HERE + name(value.toString()))));
            } else if (!LEFT_OUT.contains(word)) {
                copy.put(word.toString(), standing(value));
            }
        });
        return copy;
    }
}
