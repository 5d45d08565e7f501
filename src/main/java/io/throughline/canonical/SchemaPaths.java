package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks a schema about a path, without a value. */
final class SchemaPaths {

    private static final List<String> CHOOSING = List.of("anyOf", "oneOf", "allOf", "if", "patternProperties");

    private final SchemaTree tree;
    private final JsonNode root;

    SchemaPaths(SchemaTree tree, JsonNode root) {
        this.tree = tree;
        this.root = root;
    }

    boolean knows(String path) {
        List<Place> at = top();
        for (String name : names(path)) {
            if (isOpen(at)) {
                return true;
            }
            List<Place> next = tree.below(at, name);
            if (next.isEmpty() && !name.equals("[]")) {
                return at.stream().noneMatch(SchemaPaths::isClosed);
            }
            at = next;
        }
        return true;
    }

    /** The classes of what stands at the path and of everything around it. */
    Set<FieldClass> classes(String path) {
        List<Place> at = top();
        Set<FieldClass> classes = SchemaTree.classes(at);
        for (String name : names(path)) {
            at = tree.below(at, name);
            classes.addAll(SchemaTree.classes(at));
        }
        return classes;
    }

    /** Those, and the classes of everything below it. */
    Set<FieldClass> classesWithin(String path) {
        Set<FieldClass> classes = classes(path);
        classes.addAll(tree.within(at(path)));
        return classes;
    }

    /** What a schema says of the value at a path. */
    FieldShape shape(String path) {
        List<Place> at = at(path);
        Set<String> types = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        boolean choosing = at.stream().anyMatch(place -> CHOOSING.stream().anyMatch(place.node()::has));
        for (Place place : at) {
            texts(place.node().path("type"), types);
            texts(place.node().path("required"), required);
            texts(place.node().path("enum"), words);
        }
        return choosing
                ? FieldShape.UNKNOWN
                : new FieldShape(types, words, required, tree.parts(at).keySet());
    }

    private static void texts(JsonNode node, Set<String> into) {
        if (node.isArray()) {
            node.forEach(one -> into.add(one.asText()));
        } else if (node.isTextual()) {
            into.add(node.asText());
        }
    }

    private List<Place> at(String path) {
        List<Place> at = top();
        for (String name : names(path)) {
            at = tree.below(at, name);
        }
        return at;
    }

    private List<Place> top() {
        return root == null ? List.of() : tree.facets(Place.top(root));
    }

    private static String[] names(String path) {
        return path.isEmpty() ? new String[0] : path.replace("[]", ".[]").split("\\.");
    }

    private static boolean isOpen(List<Place> at) {
        return at.isEmpty() || at.stream().anyMatch(place -> CHOOSING.stream().anyMatch(place.node()::has));
    }

    private static boolean isClosed(Place place) {
        JsonNode additional = place.node().path("additionalProperties");
        return additional.isBoolean() && !additional.asBoolean();
    }
}
