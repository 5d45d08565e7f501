package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.salesforce.schema.FieldType;
import io.throughline.simulator.salesforce.schema.SObjectType;
import io.throughline.simulator.salesforce.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs parsed queries over a source of records. */
public final class SoqlRunner {

    private final Schema schema;
    private final Source source;
    private final Paths paths;
    private final Projection projection;

    /** Creates a runner. */
    public SoqlRunner(Schema schema, Source source) {
        this.schema = schema;
        this.source = source;
        this.paths = new Paths(schema, source);
        this.projection = new Projection(paths, source, this);
    }

    /**
     * The records a query selects, each with its attributes and the selected fields only.
     *
     * @throws SoqlException if the query names what the org does not have
     */
    public List<ObjectNode> rows(Query query, String version) {
        SObjectType type = type(query.from());
        if (query.gathers()) {
            return new Aggregation(paths, type, query).rows(matches(query.ungathered(), type, candidates(query, type)));
        }
        projection.check(query, type);
        return matches(query, type, candidates(query, type)).stream()
                .map(record -> projection.row(query, type, record, version))
                .toList();
    }

    /** How many records a {@code COUNT()} query counts. */
    public int count(Query query) {
        SObjectType type = type(query.from());
        return matches(query, type, candidates(query, type)).size();
    }

    List<ObjectNode> matches(Query query, SObjectType type, Collection<ObjectNode> candidates) {
        Predicate<ObjectNode> filter = new Filter(paths, type, this::values).compile(query.where());
        Comparator<ObjectNode> order = order(query, type);
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode candidate : candidates) {
            if (filter.test(candidate)) {
                found.add(candidate);
            }
        }
        found.sort(order);
        int from = Math.min(query.offset(), found.size());
        int to = query.limit() < 0 ? found.size() : Math.min(found.size(), from + query.limit());
        return found.subList(from, to);
    }

    private List<JsonNode> values(Query query, Query.Path path) {
        SObjectType type = type(query.from());
        paths.field(type, path);
        return matches(query, type, candidates(query, type)).stream()
                .map(record -> paths.value(type, record, path))
                .filter(value -> !value.isNull())
                .toList();
    }

    SObjectType type(String name) {
        return schema.type(name)
                .orElseThrow(() -> new SoqlException(
                        "INVALID_TYPE",
                        "sObject type '" + name + "' is not supported. If you are attempting to use a custom object, be"
                                + " sure to append the '__c' after the entity name."));
    }

    // a condition on the id needs no scan
    private Collection<ObjectNode> candidates(Query query, SObjectType type) {
        Optional<String> id = wantedId(query.where());
        if (id.isPresent() && id.get().length() == 18) {
            return source.find(type.name(), id.get()).map(List::of).orElse(List.of());
        }
        return source.all(type);
    }

    private static Optional<String> wantedId(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream()
                    .map(SoqlRunner::wantedId)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        boolean byId = condition instanceof Condition.Compare compare
                && compare.operator().equals("=")
                && compare.path().toString().equalsIgnoreCase("Id");
        return byId && ((Condition.Compare) condition).literal() instanceof Literal.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private Comparator<ObjectNode> order(Query query, SObjectType type) {
        Comparator<ObjectNode> order = (one, other) -> 0;
        for (Query.Order key : query.order()) {
            Comparator<JsonNode> values = values(paths.field(type, key.path()).type());
            Function<ObjectNode, JsonNode> reader = paths.reader(type, key.path());
            order = order.thenComparing((one, other) -> compare(reader.apply(one), reader.apply(other), key, values));
        }
        return order;
    }

    // ids are ordered as conditions compare them, letter by letter: whoever reads on after an id would else miss
    // records
    private static Comparator<JsonNode> values(FieldType type) {
        if (type.number()) {
            return Comparator.comparing(JsonNode::decimalValue);
        }
        boolean id = type == FieldType.ID || type == FieldType.REFERENCE;
        return id
                ? Comparator.comparing(JsonNode::asText)
                : Comparator.comparing(JsonNode::asText, String.CASE_INSENSITIVE_ORDER);
    }

    private static int compare(JsonNode one, JsonNode other, Query.Order key, Comparator<JsonNode> values) {
        if (one.isNull() || other.isNull()) {
            int nullsFirst = Boolean.compare(other.isNull(), one.isNull());
            return key.nullsLast() ? -nullsFirst : nullsFirst;
        }
        int order = values.compare(one, other);
        return key.descending() ? -order : order;
    }
}
