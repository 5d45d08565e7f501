package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas as trees that refer to each other by {@code $id}: what stands at a place, through references and alternatives, without a value.
 * What was found at a place is kept: there are as many as the schemas have parts. May be used by several threads.
 */
final class SchemaTree {

    static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");

    private final Map<String, JsonNode> byId;
    private final Map<Identity, List<Place>> facets = new ConcurrentHashMap<>();

    /** A part of a schema by itself: another that reads alike stands elsewhere, and may refer to something else. */
    private record Identity(JsonNode node) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity that && that.node == node;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(node);
        }
    }

    private SchemaTree(Map<String, JsonNode> byId) {
        this.byId = byId;
    }

    static SchemaTree of(Iterable<JsonNode> trees) {
        Map<String, JsonNode> byId = new HashMap<>();
        trees.forEach(tree -> byId.put(tree.path("$id").asText(), tree));
        return new SchemaTree(byId);
    }

    /** A part of a schema and the schema it is written in, to which its local references point. */
    record Place(JsonNode root, JsonNode node) {

        static Place top(JsonNode root) {
            return new Place(root, root);
        }

        Place part(JsonNode node) {
            return new Place(root, node);
        }
    }

    /** The place itself, what it refers to, and its alternatives: all that speaks about one value. */
    List<Place> facets(Place place) {
        return place.node().isMissingNode()
                ? List.of()
                : facets.computeIfAbsent(new Identity(place.node()), one -> collected(place));
    }

    private List<Place> collected(Place place) {
        List<Place> all = new ArrayList<>();
        collect(place, all, new HashSet<>());
        return List.copyOf(all);
    }

    private void collect(Place place, List<Place> into, Set<Integer> seen) {
        if (place.node().isMissingNode() || !seen.add(System.identityHashCode(place.node()))) {
            return;
        }
        into.add(place);
        referred(place).ifPresent(next -> collect(next, into, seen));
        for (String word : ALTERNATIVES) {
            place.node().path(word).forEach(part -> collect(place.part(part), into, seen));
        }
    }

    /** What a reference names; empty without one, and for one that is not given. */
    Optional<Place> referred(Place place) {
        JsonNode reference = place.node().path("$ref");
        if (!reference.isTextual()) {
            return Optional.empty();
        }
        String text = reference.asText();
        int hash = text.indexOf('#');
        String document = hash < 0 ? text : text.substring(0, hash);
        JsonNode root = document.isEmpty() ? place.root() : byId.get(absolute(place.root(), document));
        if (root == null) {
            return Optional.empty();
        }
        JsonNode node = hash < 0 || hash == text.length() - 1 ? root : root.at(text.substring(hash + 1));
        return node.isMissingNode() ? Optional.empty() : Optional.of(new Place(root, node));
    }

    /** Places and all that they refer to, one after the other, without alternatives; references with these names are not followed. */
    List<Place> referred(List<Place> places, Set<String> except) {
        List<Place> all = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Place place : places) {
            Place at = place;
            while (at != null && seen.add(System.identityHashCode(at.node()))) {
                all.add(at);
                at = except.contains(reference(at)) ? null : referred(at).orElse(null);
            }
        }
        return all;
    }

    /** The whole names of what these places refer to themselves. */
    Set<String> references(List<Place> places) {
        Set<String> names = new HashSet<>();
        places.forEach(place -> names.add(reference(place)));
        names.remove("");
        return names;
    }

    private static String reference(Place place) {
        String text = place.node().path("$ref").asText();
        int hash = text.indexOf('#');
        String document = hash < 0 ? text : text.substring(0, hash);
        String whole = document.isEmpty() ? place.root().path("$id").asText() : absolute(place.root(), document);
        return text.isEmpty() ? "" : whole + (hash < 0 ? "#" : text.substring(hash));
    }

    private static String absolute(JsonNode root, String document) {
        try {
            return URI.create(root.path("$id").asText()).resolve(document).toString();
        } catch (IllegalArgumentException e) {
            return document;
        }
    }

    /** What the schema says about a property of an object, or about the items of a list for {@code []}. */
    List<Place> below(List<Place> facets, String name) {
        List<Place> below = new ArrayList<>();
        for (Place facet : facets) {
            JsonNode part = name.equals("[]")
                    ? facet.node().path("items")
                    : facet.node().path("properties").path(name);
            below.addAll(facets(facet.part(part)));
        }
        return below;
    }

    /** All properties of the value, in the order of the schemas; {@code []} stands for the items of a list. */
    Map<String, List<Place>> parts(List<Place> facets) {
        Map<String, List<Place>> parts = new LinkedHashMap<>();
        for (Place facet : facets) {
            facet.node().path("properties").fieldNames().forEachRemaining(name -> parts.put(name, below(facets, name)));
            if (facet.node().path("items").isObject()) {
                parts.put("[]", below(facets, "[]"));
            }
        }
        return parts;
    }

    /** The classes of everything below a value, not those of the value itself. */
    Set<FieldClass> within(List<Place> facets) {
        Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
        within(facets, classes, new HashSet<>());
        return classes;
    }

    private void within(List<Place> facets, Set<FieldClass> into, Set<Integer> seen) {
        for (List<Place> part : parts(facets).values()) {
            if (!part.isEmpty() && seen.add(System.identityHashCode(part.get(0).node()))) {
                into.addAll(classes(part));
                within(part, into, seen);
            }
        }
    }

    static Set<FieldClass> classes(List<Place> facets) {
        Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
        for (Place facet : facets) {
            FieldClass.of(facet.node().path(FieldClass.ANNOTATION).asText()).ifPresent(classes::add);
        }
        return classes;
    }
}
