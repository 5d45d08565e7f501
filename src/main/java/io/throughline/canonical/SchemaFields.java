package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lists the fields of a schema; does not go into what another schema defines. For one listing. */
final class SchemaFields {

    private static final int DEEPEST = 12;

    private final SchemaTree tree;
    private final List<CanonicalField> fields = new ArrayList<>();

    SchemaFields(SchemaTree tree) {
        this.tree = tree;
    }

    List<CanonicalField> of(JsonNode root) {
        List<Place> top = tree.facets(Place.top(root));
        root.path("$defs").fieldNames().forEachRemaining(name -> definition(root, name));
        below(top, "", SchemaTree.classes(top), 0);
        return List.copyOf(fields);
    }

    /** A definition that has no object of its own is listed under its name. */
    private void definition(JsonNode root, String name) {
        if (!root.has("properties")) {
            List<Place> here = tree.facets(new Place(root, root.path("$defs").path(name)));
            Set<FieldClass> classes = SchemaTree.classes(here);
            fields.add(new CanonicalField(name, shape(here), false, Set.copyOf(classes), description(here)));
            below(here, name, classes, 0);
        }
    }

    private void below(List<Place> at, String path, Set<FieldClass> around, int depth) {
        for (Map.Entry<String, List<Place>> part : tree.parts(at).entrySet()) {
            String name = part.getKey();
            List<Place> here = part.getValue();
            Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
            classes.addAll(around);
            classes.addAll(SchemaTree.classes(here));
            boolean shared = isShared(here);
            if (shared) {
                classes.addAll(tree.within(here));
            }
            boolean item = name.equals("[]");
            String whole = item ? path + name : path.isEmpty() ? name : path + "." + name;
            if (!item) {
                fields.add(new CanonicalField(
                        whole, shape(here), isRequired(at, name), Set.copyOf(classes), description(here)));
            }
            if (depth < DEEPEST && !shared) {
                below(here, whole, classes, depth + 1);
            }
        }
    }

    private static boolean isRequired(List<Place> at, String name) {
        return at.stream()
                .flatMap(place ->
                        StreamSupport.stream(place.node().path("required").spliterator(), false))
                .anyMatch(required -> required.asText().equals(name));
    }

    private static boolean isShared(List<Place> here) {
        return reference(here).contains(".json#");
    }

    private static String reference(List<Place> here) {
        return here.isEmpty() ? "" : here.get(0).node().path("$ref").asText();
    }

    private static String shape(List<Place> here) {
        String reference = reference(here);
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        JsonNode node = here.isEmpty() ? null : here.get(0).node();
        if (node == null) {
            return "";
        }
        if (node.has("enum")) {
            return StreamSupport.stream(node.get("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" · "));
        }
        if (node.path("type").asText().equals("array")) {
            String items = node.path("items").path("$ref").asText();
            return items.isEmpty() ? "list" : "list of " + items.substring(items.lastIndexOf('/') + 1);
        }
        return node.path("type").asText();
    }

    private static String description(List<Place> here) {
        return here.stream()
                .map(place -> place.node().path("description").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
