package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two texts of one schema place by place. A definition that both refer to is compared where it is written, once. For one comparison. */
final class SchemaComparison {

    private final String schema;
    private final SchemaTree before;
    private final SchemaTree after;
    private final List<SchemaBreak> breaks = new ArrayList<>();
    private final Set<List<Integer>> underWay = new HashSet<>();

    SchemaComparison(String schema, SchemaTree before, SchemaTree after) {
        this.schema = schema;
        this.before = before;
        this.after = after;
    }

    List<SchemaBreak> of(JsonNode old, JsonNode now) {
        definitions(old, now);
        compare("", List.of(Place.top(old)), List.of(Place.top(now)));
        return breaks;
    }

    /** What a schema without an object of its own defines, others may refer to; elsewhere a definition that is gone counts where it was used. */
    private void definitions(JsonNode old, JsonNode now) {
        boolean shared = !old.has("properties") && !old.has("type");
        old.path("$defs").fieldNames().forEachRemaining(name -> {
            JsonNode there = now.path("$defs").path(name);
            String path = shared ? name : "$defs." + name;
            if (!there.isMissingNode()) {
                compare(path, List.of(new Place(old, old.path("$defs").path(name))), List.of(new Place(now, there)));
            } else if (shared) {
                add(path, "the definition is gone.");
            }
        });
    }

    private void compare(String path, List<Place> oldPlaces, List<Place> newPlaces) {
        List<Integer> pair = List.of(identity(oldPlaces), identity(newPlaces));
        if (!underWay.add(pair)) {
            return;
        }
        Set<String> common = before.references(oldPlaces);
        common.retainAll(after.references(newPlaces));
        List<Place> olds = before.referred(oldPlaces, common);
        List<Place> news = after.referred(newPlaces, common);
        SchemaRules.of(olds).brokenBy(SchemaRules.of(news)).forEach(says -> add(path, says));
        required(path, olds, news);
        properties(path, olds, news);
        items(path, olds, news);
        underWay.remove(pair);
    }

    private static int identity(List<Place> places) {
        return System.identityHashCode(places.get(0).node());
    }

    private void required(String path, List<Place> olds, List<Place> news) {
        Set<String> earlier = required(olds);
        Set<String> later = required(news);
        later.stream()
                .filter(name -> !earlier.contains(name))
                .forEach(name -> add(below(path, name), "it is required now."));
        earlier.stream()
                .filter(name -> !later.contains(name))
                .forEach(name -> add(below(path, name), "it is no longer required, so who reads it may not find it."));
    }

    private static Set<String> required(List<Place> places) {
        Set<String> names = new LinkedHashSet<>();
        places.forEach(place -> place.node().path("required").forEach(name -> names.add(name.asText())));
        return names;
    }

    private void properties(String path, List<Place> olds, List<Place> news) {
        Map<String, List<Place>> earlier = properties(olds);
        Map<String, List<Place>> later = properties(news);
        earlier.forEach((name, old) -> {
            if (later.containsKey(name)) {
                compare(below(path, name), old, later.get(name));
            } else {
                add(below(path, name), "the field is gone.");
            }
        });
        if (SchemaRules.of(olds).isOpen()) {
            later.forEach((name, now) -> {
                if (!earlier.containsKey(name)
                        && SchemaRules.of(after.referred(now, Set.of())).limits()) {
                    add(below(path, name), "it could be anything before and is limited now.");
                }
            });
        }
    }

    private static Map<String, List<Place>> properties(List<Place> places) {
        Map<String, List<Place>> children = new LinkedHashMap<>();
        for (Place place : places) {
            place.node()
                    .path("properties")
                    .properties()
                    .forEach(part -> children.computeIfAbsent(part.getKey(), name -> new ArrayList<>())
                            .add(new Place(place.root(), part.getValue())));
        }
        return children;
    }

    private void items(String path, List<Place> olds, List<Place> news) {
        List<Place> earlier = items(olds);
        List<Place> later = items(news);
        if (!earlier.isEmpty() && !later.isEmpty()) {
            compare(path + "[]", earlier, later);
        } else if (!earlier.isEmpty() || !later.isEmpty()) {
            add(
                    path + "[]",
                    later.isEmpty() ? "it can be anything now." : "it could be anything before and is limited now.");
        }
    }

    private static List<Place> items(List<Place> places) {
        return places.stream()
                .filter(place -> place.node().path("items").isObject())
                .map(place -> new Place(place.root(), place.node().get("items")))
                .toList();
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void add(String path, String says) {
        breaks.add(new SchemaBreak(schema, path, says));
    }
}
