package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Refuses a schema in which something would silently be without effect: a word that nobody knows, a value of the wrong kind, a pattern that is none, a
 * reference that leads nowhere or in a circle. For one schema.
 */
final class SchemaCheck {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final String object;
    private final String text;
    private final SchemaTree known;
    private final JsonNode root;
    private final Set<Integer> ended = new HashSet<>();

    SchemaCheck(String object, String text, JsonNode root, SchemaTree known) {
        this.object = object;
        this.root = root;
        this.text = text;
        this.known = known;
    }

    /** @throws MalformedSchema with the first thing that is wrong */
    void check() {
        words(root);
        references(Place.top(root));
    }

    private void words(JsonNode schema) {
        if (schema.isBoolean()) {
            return;
        }
        require(schema.isObject(), schema.toString(), "a schema is an object, or true or false");
        schema.properties().forEach(word -> word(word.getKey(), word.getValue()));
        oneOf(schema, "type", SchemaWord.TYPES);
        oneOf(schema, "format", SchemaWord.FORMATS);
        oneOf(schema, FieldClass.ANNOTATION, FieldClass.words());
        JsonNode dialect = schema.path("$schema");
        require(
                dialect.isMissingNode() || dialect.asText().equals(DIALECT),
                "\"$schema\"",
                "the schemas of the model are of the dialect " + DIALECT);
        pattern(schema.path("pattern"));
    }

    private void word(String name, JsonNode value) {
        String place = "\"" + name + "\"";
        SchemaWord kind = SchemaWord.of(name);
        if (kind == null) {
            throw MalformedSchema.unknown(
                    place, text, object, "'" + name + "' is no word of a schema", name, SchemaWord.all());
        }
        require(kind.takes(value), place, "'" + name + "' needs " + kind.needs());
        kind.schemas(value).forEach(this::words);
    }

    /** What is within comes first, so that a circle is found at one of its references. */
    private void references(Place place) {
        JsonNode node = place.node();
        node.properties()
                .forEach(word -> SchemaWord.of(word.getKey())
                        .schemas(word.getValue())
                        .forEach(part -> references(new Place(place.root(), part))));
        String reference = node.path("$ref").asText();
        require(
                !node.has("$ref") || known.referred(place).isPresent(),
                "\"" + reference + "\"",
                "'" + reference + "' refers to nothing that is there");
        circles(place, new HashSet<>());
    }

    private void oneOf(JsonNode node, String word, Set<String> words) {
        List<JsonNode> said = node.path(word).isArray() ? elements(node.path(word)) : List.of(node.path(word));
        said.stream()
                .filter(one -> one.isTextual() && !words.contains(one.asText()))
                .findFirst()
                .ifPresent(one -> {
                    throw MalformedSchema.unknown(
                            "\"" + one.asText() + "\"",
                            text,
                            object,
                            "there is no " + word + " '" + one.asText() + "'",
                            one.asText(),
                            words);
                });
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    private void pattern(JsonNode pattern) {
        try {
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            require(false, pattern.toString(), "this pattern cannot be read: " + e.getDescription());
        }
    }

    /** A value that is described by what describes it would be judged for ever. A circle of another schema is told where it is written. */
    private void circles(Place place, Set<Integer> underWay) {
        int here = System.identityHashCode(place.node());
        if (ended.contains(here)) {
            return;
        }
        if (!underWay.add(here)) {
            require(
                    !place.root().equals(root),
                    "\"" + place.node().path("$ref").asText() + "\"",
                    "it refers to itself, without a field or an item in between");
            return;
        }
        known.referred(place).ifPresent(next -> circles(next, underWay));
        SchemaWord.ofTheSameValue(place.node()).forEach(part -> circles(new Place(place.root(), part), underWay));
        underWay.remove(here);
        ended.add(here);
    }

    private void require(boolean holds, String place, String why) {
        if (!holds) {
            throw MalformedSchema.at(place, text, object, why);
        }
    }
}
