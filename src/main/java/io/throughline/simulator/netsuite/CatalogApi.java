package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;
import java.util.Map;

/**
 * The metadata catalogue: the list of record types, and the JSON Schema of one of them. As at the vendor it tells neither which fields are
 * mandatory nor how long texts may be. The OpenAPI form of it is not there.
 */
final class CatalogApi {

    private static final String ROOT = RecordView.ROOT + "/metadata-catalog";
    private static final String SCHEMA = "application/schema+json";
    private static final List<String> ADDRESS = List.of(
            "addressee", "addr1", "addr2", "addr3", "addrPhone", "addrText", "attention", "city", "state", "zip");

    private final Books books;

    CatalogApi(Books books) {
        this.books = books;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("catalog", "GET", ROOT, call -> Answer.ok(list())),
                Operation.of("catalog-record", "GET", ROOT + "/{type}", this::one));
    }

    private ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        books.types().all().forEach(type -> links(items.addObject().put("name", type.name()), type.name()));
        return answer;
    }

    private ObjectNode links(ObjectNode item, String name) {
        String address = books.surroundings().url() + ROOT + "/" + name;
        ArrayNode links = item.putArray("links");
        links.addObject().put("rel", "canonical").put("href", address).put("mediaType", "application/json");
        links.addObject().put("rel", "describes").put("href", address.replace("metadata-catalog/", ""));
        links.addObject().put("rel", "alternate").put("href", address).put("mediaType", SCHEMA);
        return item;
    }

    private Answer one(Call call) {
        RecordType type = books.type(call.variable("type"));
        String accept = call.header("Accept");
        if (accept == null || !accept.contains(SCHEMA)) {
            return Answer.ok(links(Json.object().put("name", type.name()), type.name()));
        }
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        type.properties().values().forEach(property -> properties.set(property.name(), described(property)));
        properties.set("links", links());
        schema.put("$schema", "http://json-schema.org/draft-06/hyper-schema#");
        return Answer.ok(schema).with("Content-Type", SCHEMA);
    }

    private static ObjectNode described(Property property) {
        ObjectNode schema = Json.object().put("title", title(property.name()));
        switch (property.kind()) {
            case STRING -> schema.put("type", "string");
            case BOOLEAN -> schema.put("type", "boolean");
            case NUMBER -> schema.put("type", "number").put("format", "double");
            case DATE -> schema.put("type", "string").put("format", "date");
            case DATETIME -> schema.put("type", "string").put("format", "date-time");
            case REF -> reference(schema);
            case ENUM -> enumerated(schema, property.values());
            case LIST -> sublist(schema, property);
        }
        if (property.name().matches(RecordTypes.CUSTOM)) {
            schema.put("x-ns-custom-field", true);
        }
        if (property.readOnly()) {
            schema.put("readOnly", true);
        }
        return schema.put("nullable", true);
    }

    private static void reference(ObjectNode schema) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        properties.putObject("id").put("title", "Internal identifier").put("type", "string");
        properties.putObject("externalId").put("title", "External identifier").put("type", "string");
        properties.putObject("refName").put("title", "Reference Name").put("type", "string");
        properties.set("links", links());
    }

    private static void enumerated(ObjectNode schema, Map<String, String> values) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        ObjectNode id =
                properties.putObject("id").put("title", "Internal identifier").put("type", "string");
        values.keySet().forEach(id.putArray("enum")::add);
        properties.putObject("refName").put("title", "Reference Name").put("type", "string");
    }

    private static void sublist(ObjectNode schema, Property property) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        if (property.line().isEmpty()) {
            address(properties);
            return;
        }
        ObjectNode items = properties.putObject("items").put("type", "array").putObject("items");
        ObjectNode line = items.put("type", "object").putObject("properties");
        property.line().values().forEach(column -> line.set(column.name(), described(column)));
        properties
                .putObject("totalResults")
                .put("title", "Total Results")
                .put("type", "integer")
                .put("format", "int64");
        properties.set("links", links());
    }

    private static void address(ObjectNode properties) {
        ADDRESS.forEach(
                name -> properties.putObject(name).put("title", title(name)).put("type", "string"));
        ObjectNode country =
                properties.putObject("country").put("title", "Country").put("type", "object");
        ObjectNode id = country.putObject("properties");
        id.putObject("id").put("title", "Internal identifier").put("type", "string");
        id.putObject("refName").put("title", "Reference Name").put("type", "string");
    }

    private static ObjectNode links() {
        return Json.object().put("title", "Links").put("type", "array").put("readOnly", true);
    }

    /** {@code jobBillingType} is Job Billing Type. */
    private static String title(String name) {
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
