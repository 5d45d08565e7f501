package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the properties of a request body into the form in which they are kept, and refuses wrong values. */
final class PropertyReader {

    private final Books books;
    private final List<String> unknown = new ArrayList<>();

    PropertyReader(Books books) {
        this.books = books;
    }

    /** The names that the record type does not have; the vendor ignores them unless told otherwise. */
    List<String> unknown() {
        return unknown;
    }

    ObjectNode read(Map<String, Property> declared, ObjectNode body, String at) {
        ObjectNode values = Json.object();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String name = entry.getKey();
            if (name.equals("links") || name.equals("refName")) {
                continue;
            }
            Property property = RecordTypes.declared(declared, name).orElse(null);
            if (property == null) {
                unknown.add(at + name);
            } else if (!property.readOnly()) {
                values.set(name, value(property, entry.getValue(), at + name));
            }
        }
        return values;
    }

    private JsonNode value(Property property, JsonNode given, String path) {
        if (given.isNull() || (given.isTextual() && given.textValue().isEmpty())) {
            return Json.object().nullNode();
        }
        return switch (property.kind()) {
            case STRING -> text(property, given, path);
            case BOOLEAN -> checked(given, given.isBoolean(), path);
            case NUMBER -> checked(given, given.isNumber(), path);
            case DATE -> date(given, path);
            case DATETIME -> datetime(given, path);
            case REF -> reference(property, given, path);
            case ENUM -> enumerated(property, given, path);
            case LIST -> lines(property, given, path);
        };
    }

    private static JsonNode text(Property property, JsonNode given, String path) {
        if (!given.isValueNode()) {
            throw wrong(path);
        }
        int most = property.length();
        if (most > 0 && given.asText().length() > most) {
            throw Problems.content(
                    path,
                    "The field " + property.name() + " contained more than the maximum number ( " + most
                            + " ) of characters allowed.");
        }
        return Json.of(given.asText());
    }

    private static JsonNode date(JsonNode given, String path) {
        try {
            return Json.of(LocalDate.parse(given.asText()).toString());
        } catch (DateTimeException e) {
            throw wrong(path);
        }
    }

    private static JsonNode datetime(JsonNode given, String path) {
        try {
            return Json.of(Instant.parse(given.asText()).toString());
        } catch (DateTimeException e) {
            throw wrong(path);
        }
    }

    private JsonNode reference(Property property, JsonNode given, String path) {
        String id = Json.text(given, "id");
        String externalId = Json.text(given, "externalId");
        if (!given.isObject() || (id == null && externalId == null)) {
            throw wrong(path);
        }
        String wanted = id == null ? "eid:" + externalId : id;
        RecordType type = books.holder(property.target(), wanted).orElseThrow(() -> wrong(path));
        String found = books.find(type.name(), wanted).orElseThrow().get("id").textValue();
        return Json.object().put("id", found);
    }

    private static JsonNode enumerated(Property property, JsonNode given, String path) {
        String id = given.isObject() ? Json.text(given, "id") : given.asText();
        if (id == null || !property.values().containsKey(id)) {
            throw wrong(path);
        }
        return Json.object().put("id", id);
    }

    private JsonNode lines(Property property, JsonNode given, String path) {
        if (property.line().isEmpty()) {
            return given;
        }
        JsonNode items = given.get("items");
        if (items == null || !items.isArray()) {
            throw wrong(path);
        }
        ArrayNode lines = Json.array();
        for (int i = 0; i < items.size(); i++) {
            String at = path + ".items[" + i + "].";
            if (!(items.get(i) instanceof ObjectNode line)) {
                throw wrong(path);
            }
            lines.add(read(property.line(), line, at));
        }
        return lines;
    }

    private static JsonNode checked(JsonNode given, boolean good, String path) {
        if (!good) {
            throw wrong(path);
        }
        return given;
    }

    static RuntimeException wrong(String path) {
        return Problems.content(
                path, "Invalid value for the resource or sub-resource field '" + path + "'. Provide a valid value.");
    }
}
