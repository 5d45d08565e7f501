package io.throughline.intake.trigger;

import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the little language of conditions. What is wrong is added to the problems with its line. For one thread. */
final class ConditionReader {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)?");
    private static final String FORMS =
            "Write { field: …, equals: … }, { field: …, in: [ … ] }, { field: …, present: true }, { all: [ … ] } or { any: [ … ] }.";

    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    /** The condition; empty, with a problem, if it is none. */
    Optional<Condition> read(YamlFields fields) {
        fields.onlyKeys("field", "equals", "in", "present", "all", "any");
        if (forms(fields) != 1 || isField(fields) != fields.map().has("field")) {
            problems.add("INT-1012", fields.map(), "this is no condition, so nothing could ever be won.", FORMS);
            return Optional.empty();
        }
        if (fields.map().has("all")) {
            return several(fields, "all").map(Condition.All::new);
        }
        return fields.map().has("any") ? several(fields, "any").map(Condition.Any::new) : ofField(fields);
    }

    private static long forms(YamlFields fields) {
        return List.of("equals", "in", "present", "all", "any").stream()
                .filter(fields.map()::has)
                .count();
    }

    private static boolean isField(YamlFields fields) {
        return !fields.map().has("all") && !fields.map().has("any");
    }

    private Optional<Condition> ofField(YamlFields fields) {
        String field = fields.requiredText("field");
        if (!isName(field)) {
            problems.add(
                    "INT-1011",
                    fields.map(),
                    "'" + field + "' is no field name.",
                    "Write it as the vendor does: IsWon, Account.Type.");
            return Optional.empty();
        }
        if (fields.map().has("in")) {
            return values(fields).map(values -> new Condition.In(field, values));
        }
        return fields.map().has("present")
                ? fields.bool("present").map(expected -> new Condition.Present(field, expected))
                : value(fields).map(value -> new Condition.Equals(field, value));
    }

    /** Whether a text may stand in a query as the name of a field. */
    static boolean isName(String field) {
        return FIELD.matcher(field).matches();
    }

    private Optional<Object> value(YamlFields fields) {
        fields.require("equals");
        return fields.node("equals").flatMap(this::scalar);
    }

    private Optional<Object> scalar(YamlNode node) {
        if (node instanceof YamlScalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.value());
        }
        problems.add("INT-1012", node, "only a text, a number, true or false can be compared.", FORMS);
        return Optional.empty();
    }

    private Optional<List<Object>> values(YamlFields fields) {
        return fields.list("in").flatMap(list -> each(list, fields, this::scalar));
    }

    private Optional<List<Condition>> several(YamlFields fields, String name) {
        List<YamlFields> parts = fields.maps(name);
        return fields.list(name).flatMap(list -> {
            List<Condition> read =
                    parts.stream().map(this::read).flatMap(Optional::stream).toList();
            return complete(list, fields, read);
        });
    }

    private <T> Optional<List<T>> each(YamlList list, YamlFields fields, Function<YamlNode, Optional<T>> reading) {
        List<T> read = new ArrayList<>();
        list.items().forEach(item -> reading.apply(item).ifPresent(read::add));
        return complete(list, fields, read);
    }

    /** An empty list would be a condition that always or never holds, which nobody writes on purpose. */
    private <T> Optional<List<T>> complete(YamlList list, YamlFields fields, List<T> read) {
        if (list.items().isEmpty()) {
            problems.add("INT-1012", fields.map(), "this list is empty, so the condition says nothing.", FORMS);
        }
        return read.size() == list.items().size() && !read.isEmpty() ? Optional.of(read) : Optional.empty();
    }
}
