package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;

/** Shapes the rows of an answer: attributes, selected fields with nulls, parents as objects, children as envelopes. */
final class Projection {

    private final Paths paths;
    private final Source source;
    private final SoqlRunner runner;

    Projection(Paths paths, Source source, SoqlRunner runner) {
        this.paths = paths;
        this.source = source;
        this.runner = runner;
    }

    /** Refuses unknown fields and relationships even when there is no record. */
    void check(Query query, SObjectType type) {
        for (Query.Item item : query.select()) {
            if (item instanceof Query.Path path) {
                paths.field(type, path);
            } else if (item instanceof Query.Children children) {
                childType(type, children.query());
            }
        }
    }

    ObjectNode row(Query query, SObjectType type, ObjectNode record, String version) {
        ObjectNode row = attributed(type, record, version);
        for (Query.Item item : query.select()) {
            if (item instanceof Query.Path path) {
                copy(row, type, record, path.steps(), version);
            } else if (item instanceof Query.Children children) {
                row.set(
                        relation(type, children.query()).relationship(),
                        children(children.query(), type, record, version));
            } else {
                type.fields().forEach(field -> row.set(field.name(), value(record, field)));
            }
        }
        return row;
    }

    private void copy(ObjectNode row, SObjectType type, ObjectNode record, List<String> steps, String version) {
        boolean self = steps.size() > 1
                && type.parent(steps.get(0)).isEmpty()
                && steps.get(0).equalsIgnoreCase(type.name());
        List<String> rest = self ? steps.subList(1, steps.size()) : steps;
        if (rest.size() == 1) {
            Field field = paths.field(type, rest.get(0));
            row.set(field.name(), value(record, field));
            return;
        }
        Field reference = type.parent(rest.get(0)).orElseThrow();
        SObjectType parentType = paths.parentType(type, rest.get(0));
        ObjectNode parent = source.find(
                        parentType.name(), record.path(reference.name()).asText())
                .orElse(null);
        if (parent == null) {
            row.putNull(reference.relationship());
            return;
        }
        if (!row.hasNonNull(reference.relationship())) {
            row.set(reference.relationship(), attributed(parentType, parent, version));
        }
        copy((ObjectNode) row.get(reference.relationship()), parentType, parent, rest.subList(1, rest.size()), version);
    }

    private JsonNode children(Query query, SObjectType type, ObjectNode record, String version) {
        SObjectType childType = childType(type, query);
        List<ObjectNode> found = runner.matches(
                query,
                childType,
                source.children(relation(type, query), record.get("Id").textValue()));
        if (found.isEmpty()) {
            return Json.object().nullNode();
        }
        ObjectNode envelope = Json.object().put("totalSize", found.size()).put("done", true);
        ArrayNode records = envelope.putArray("records");
        found.forEach(child -> records.add(row(query, childType, child, version)));
        return envelope;
    }

    private static SObjectType.Child relation(SObjectType type, Query query) {
        return type.child(query.from())
                .orElseThrow(() -> new SoqlException(
                        "INVALID_TYPE",
                        "Didn't understand relationship '" + query.from() + "' in FROM part of query call. If you are"
                                + " attempting to use a custom relationship, be sure to append the '__r' after the"
                                + " custom relationship name."));
    }

    private SObjectType childType(SObjectType type, Query query) {
        SObjectType child = runner.type(relation(type, query).type());
        check(query, child);
        return child;
    }

    private static ObjectNode attributed(SObjectType type, ObjectNode record, String version) {
        ObjectNode row = Json.object();
        row.putObject("attributes")
                .put("type", type.name())
                .put(
                        "url",
                        "/services/data/" + version + "/sobjects/" + type.name() + "/"
                                + record.get("Id").textValue());
        return row;
    }

    private static JsonNode value(ObjectNode record, Field field) {
        JsonNode value = record.get(field.name());
        return value == null ? record.nullNode() : value;
    }
}
