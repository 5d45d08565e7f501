package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the words of a schema, written in several places, say together about one value, without what is within it. Immutable. */
final class SchemaRules {

    private static final List<String> LEAST =
            List.of("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties");
    private static final List<String> MOST =
            List.of("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties");

    /** Words that are compared elsewhere, or that refuse nothing. */
    private static final Set<String> NO_RULES = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "$comment",
            "title",
            "description",
            "examples",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "properties",
            "required",
            "items",
            "additionalProperties");

    private final Map<String, Set<JsonNode>> words = new TreeMap<>();
    private final Set<FieldClass> classes;
    private final Set<JsonNode> additional = new LinkedHashSet<>();

    private SchemaRules(List<Place> places) {
        classes = SchemaTree.classes(places);
        for (Place place : places) {
            place.node().properties().forEach(word -> {
                if (isRule(word.getKey(), word.getValue())) {
                    words.computeIfAbsent(word.getKey(), name -> new LinkedHashSet<>())
                            .add(word.getValue());
                }
            });
            JsonNode more = place.node().path("additionalProperties");
            if (!more.isMissingNode() && !(more.isBoolean() && more.asBoolean())) {
                additional.add(more);
            }
        }
    }

    /** A word that nobody knows makes the schema unusable, and is told as that. */
    private static boolean isRule(String word, JsonNode value) {
        return word.startsWith("x-")
                ? word.equals(CanonicalSchemas.OBJECT)
                : SchemaWord.of(word) != null && !NO_RULES.contains(word) || word.equals("items") && !value.isObject();
    }

    static SchemaRules of(List<Place> places) {
        return new SchemaRules(places);
    }

    /** Whether an object may have fields that it does not name, with any content. */
    boolean isOpen() {
        return additional.isEmpty();
    }

    /** Whether any value is refused here. */
    boolean limits() {
        return !words.isEmpty() || !isOpen();
    }

    /** What these promised and later ones do not keep, a sentence each. */
    List<String> brokenBy(SchemaRules later) {
        List<String> says = new ArrayList<>();
        Set<String> names = new TreeSet<>(words.keySet());
        names.addAll(later.words.keySet());
        names.stream().filter(name -> breaks(name, later)).forEach(name -> says.add(sentence(name, later)));
        if (!later.isOpen() && !later.additional.equals(additional)) {
            says.add("fields that it does not name are refused now.");
        }
        Set<FieldClass> lost = new TreeSet<>(classes);
        lost.removeAll(later.classes);
        lost.forEach(gone -> says.add("it is no longer marked %s.".formatted(gone.word())));
        return says;
    }

    private boolean breaks(String name, SchemaRules later) {
        Set<JsonNode> old = words.getOrDefault(name, Set.of());
        Set<JsonNode> now = later.words.getOrDefault(name, Set.of());
        if (LEAST.contains(name)) {
            return now.stream()
                    .anyMatch(limit -> old.stream().noneMatch(had -> number(had).compareTo(number(limit)) >= 0));
        }
        if (MOST.contains(name)) {
            return now.stream()
                    .anyMatch(limit -> old.stream().noneMatch(had -> number(had).compareTo(number(limit)) <= 0));
        }
        if (name.equals("enum")) {
            return old.isEmpty() != now.isEmpty() || !values(now).containsAll(values(old));
        }
        return !old.equals(now);
    }

    private String sentence(String name, SchemaRules later) {
        Set<JsonNode> old = words.getOrDefault(name, Set.of());
        Set<JsonNode> now = later.words.getOrDefault(name, Set.of());
        if (name.equals("enum") && !old.isEmpty() && !now.isEmpty()) {
            Set<JsonNode> gone = new LinkedHashSet<>(values(old));
            gone.removeAll(values(now));
            return "it can no longer be %s.".formatted(said(gone));
        }
        return now.isEmpty()
                ? "its %s was %s and is gone.".formatted(name, said(old))
                : old.isEmpty()
                        ? "it has the %s %s now.".formatted(name, said(now))
                        : "its %s was %s and is %s.".formatted(name, said(old), said(now));
    }

    private static String said(Set<JsonNode> values) {
        return String.join(", ", values.stream().map(JsonNode::toString).toList());
    }

    private static Set<JsonNode> values(Set<JsonNode> lists) {
        Set<JsonNode> values = new LinkedHashSet<>();
        lists.forEach(list -> list.forEach(values::add));
        return values;
    }

    private static BigDecimal number(JsonNode limit) {
        return limit.isNumber() ? limit.decimalValue() : BigDecimal.ZERO;
    }
}
