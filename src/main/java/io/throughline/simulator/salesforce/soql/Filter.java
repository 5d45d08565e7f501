package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns a WHERE clause into a test of records; field names and literal types are checked before any record is read. */
final class Filter {

    private final Paths paths;
    private final SObjectType type;
    private final BiFunction<Query, Query.Path, List<JsonNode>> subquery;

    Filter(Paths paths, SObjectType type, BiFunction<Query, Query.Path, List<JsonNode>> subquery) {
        this.paths = paths;
        this.type = type;
        this.subquery = subquery;
    }

    Predicate<ObjectNode> compile(Condition condition) {
        if (condition == null) {
            return record -> true;
        }
        if (condition instanceof Condition.And and) {
            return all(and.parts());
        }
        if (condition instanceof Condition.Or or) {
            return any(or.parts());
        }
        if (condition instanceof Condition.Not not) {
            return compile(not.part()).negate();
        }
        if (condition instanceof Condition.In in) {
            return in(in);
        }
        if (condition instanceof Condition.InQuery in) {
            return inQuery(in);
        }
        return compare((Condition.Compare) condition);
    }

    private Predicate<ObjectNode> all(List<Condition> parts) {
        List<Predicate<ObjectNode>> tests = parts.stream().map(this::compile).toList();
        return record -> tests.stream().allMatch(test -> test.test(record));
    }

    private Predicate<ObjectNode> any(List<Condition> parts) {
        List<Predicate<ObjectNode>> tests = parts.stream().map(this::compile).toList();
        return record -> tests.stream().anyMatch(test -> test.test(record));
    }

    private Predicate<ObjectNode> compare(Condition.Compare compare) {
        Field field = paths.field(type, compare.path());
        Comparison comparison = Comparison.of(field, compare.operator(), compare.literal());
        Function<ObjectNode, JsonNode> reader = paths.reader(type, compare.path());
        return record -> comparison.test(reader.apply(record));
    }

    private Predicate<ObjectNode> in(Condition.In in) {
        Field field = paths.field(type, in.path());
        List<Comparison> any = in.literals().stream()
                .map(literal -> Comparison.of(field, "=", literal))
                .toList();
        Function<ObjectNode, JsonNode> reader = paths.reader(type, in.path());
        return record -> {
            JsonNode value = reader.apply(record);
            return any.stream().anyMatch(one -> one.test(value)) != in.negated();
        };
    }

    private Predicate<ObjectNode> inQuery(Condition.InQuery in) {
        Field field = paths.field(type, in.path());
        if (field.type() != FieldType.ID && field.type() != FieldType.REFERENCE) {
            throw SoqlException.malformed("a semi join needs an id or reference field, not " + field.name());
        }
        if (in.query().select().size() != 1 || !(in.query().select().get(0) instanceof Query.Path path)) {
            throw SoqlException.malformed("a semi join selects exactly one field");
        }
        Set<String> ids = subquery.apply(in.query(), path).stream()
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(HashSet::new));
        return record -> ids.contains(paths.value(type, record, in.path()).asText()) != in.negated();
    }
}
