package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.util.Map;
import java.util.Set;

/** Shapes a kept record as the record API shows it: links, named references, sublists as sub-resources. */
final class RecordView {

    static final String ROOT = "/services/rest/record/v1";

    private final Books books;

    RecordView(Books books) {
        this.books = books;
    }

    String address(String type, String id) {
        return books.surroundings().url() + ROOT + "/" + type + "/" + id;
    }

    ObjectNode record(RecordType type, ObjectNode record, Call call) {
        String self = address(type.name(), record.get("id").textValue());
        boolean expand = call.query("expandSubResources").filter("true"::equals).isPresent();
        Set<String> only =
                call.query("fields").map(names -> Set.of(names.split(","))).orElse(Set.of());
        ObjectNode shown = Json.object();
        shown.set("links", links("self", self));
        for (Map.Entry<String, JsonNode> entry : record.properties()) {
            Property property = type.property(entry.getKey()).orElse(null);
            if (property == null || entry.getValue().isNull() || !(only.isEmpty() || only.contains(property.name()))) {
                continue;
            }
            boolean folded = property.kind() == Property.Kind.LIST && !expand;
            shown.set(property.name(), folded ? sub(self, property) : value(property, entry.getValue(), call, self));
        }
        return shown;
    }

    private static JsonNode sub(String self, Property property) {
        ObjectNode link = Json.object();
        link.set("links", links("self", self + "/" + property.name()));
        return link;
    }

    /** A sublist as a collection of its lines. */
    ObjectNode lines(Property property, JsonNode lines, Call call, String self) {
        ObjectNode shown = Json.object();
        shown.set("links", links("self", self + "/" + property.name()));
        ArrayNode items = shown.putArray("items");
        for (JsonNode line : lines) {
            ObjectNode one = items.addObject();
            one.set(
                    "links",
                    links(
                            "self",
                            self + "/" + property.name() + "/"
                                    + line.path("line").asText()));
            for (Map.Entry<String, JsonNode> entry : line.properties()) {
                RecordTypes.declared(property.line(), entry.getKey())
                        .ifPresentOrElse(
                                column -> one.set(column.name(), value(column, entry.getValue(), call, self)),
                                () -> one.set(entry.getKey(), entry.getValue()));
            }
        }
        return shown.put("totalResults", items.size());
    }

    private JsonNode value(Property property, JsonNode value, Call call, String self) {
        return switch (property.kind()) {
            case REF -> reference(property, value);
            case ENUM -> enumerated(property, value, call);
            case LIST -> value.isArray() ? lines(property, value, call, self) : value;
            default -> value;
        };
    }

    private JsonNode reference(Property property, JsonNode value) {
        String id = value.path("id").asText();
        return books.holder(property.target(), id)
                .map(type -> {
                    ObjectNode shown = Json.object();
                    shown.set("links", links("self", address(type.name(), id)));
                    String name = books.nameOf(type, books.find(type.name(), id).orElseThrow());
                    return (JsonNode) shown.put("id", id).put("refName", name);
                })
                .orElse(value);
    }

    private static JsonNode enumerated(Property property, JsonNode value, Call call) {
        String id = value.path("id").asText();
        boolean simple = call.query("simpleEnumFormat").filter("true"::equals).isPresent();
        return simple
                ? Json.of(id)
                : Json.object().put("id", id).put("refName", property.values().get(id));
    }

    static ArrayNode links(String relation, String address) {
        ArrayNode links = Json.array();
        links.addObject().put("rel", relation).put("href", address);
        return links;
    }
}
