package io.throughline.mapping;

import io.throughline.canonical.Json;
import io.throughline.config.ConfigurationException;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the examples that lie beside mappings: {@code mappings/<system>/<mapping>.examples.yaml}, also below {@code mappings/regions/<code>}. */
public final class MappingExamples {

    private MappingExamples() {}

    /** All examples of all layers that can be read; what cannot is a problem. An overlay's examples run in its region unless they name one. */
    public static List<MappingExample> load(Layers layers, Problems problems) {
        List<MappingExample> examples = new ArrayList<>();
        for (LayerFile file : MappingFiles.files(layers, MappingFiles.EXAMPLES, problems)) {
            if (MappingFiles.isOfModel(file.path())) {
                continue;
            }
            String mappingPath = file.path().replace(MappingFiles.EXAMPLES, ".yaml");
            Optional<YamlNode> yaml = YamlReader.read(file, problems);
            if (!MappingFile.isPath(mappingPath) || yaml.isPresent() && !(yaml.get() instanceof YamlList)) {
                yaml.ifPresent(node -> problems.add(
                        "MAP-1010",
                        node,
                        "these are no examples of a mapping.",
                        "Write a list beside the mapping file."));
            } else if (yaml.isPresent()) {
                MappingFile named = MappingFile.of(mappingPath, file.layer(), null);
                ((YamlList) yaml.get())
                        .items()
                        .forEach(item -> example(named, item, problems).ifPresent(examples::add));
            }
        }
        return examples;
    }

    /**
     * Runs all examples and notes each that does not hold.
     *
     * @param chains the codes of each region by its code, the narrowest first
     */
    public static void check(
            Layers layers, MappingCatalog catalog, Map<String, List<String>> chains, Problems problems) {
        List<MappingExample> examples = load(layers, problems);
        examples.forEach(example -> check(example, layers, catalog, chains, problems));
        withoutExamples(catalog, examples, chains, problems);
    }

    /**
     * Runs one example and notes why it does not hold; nothing if its mapping has problems, which are told elsewhere.
     *
     * @param chains the codes of each region by its code, the narrowest first
     */
    public static void check(
            MappingExample example,
            Layers layers,
            MappingCatalog catalog,
            Map<String, List<String>> chains,
            Problems problems) {
        Optional<List<String>> chain = example.place().chain(chains);
        if (layers.find("mappings/" + example.mapping() + ".yaml").isEmpty()) {
            problems.add(
                    "MAP-1010",
                    example.position(),
                    "",
                    "there is no mappings/" + example.mapping() + ".yaml.",
                    Nearest.to(example.mapping(), catalog.names())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("Add the mapping, or remove its examples."));
        } else if (chain.isEmpty()) {
            problems.add(
                    "MAP-1010",
                    example.place().position(),
                    "",
                    "there is no such region, legal entity or customer.",
                    nearestPlace(example.place(), chains.keySet()));
        } else if (catalog.isUsable(example.mapping())) {
            run(example, catalog, chain.get(), problems);
        }
    }

    /** An overlay that cannot be used is told by itself, once. */
    private static void run(MappingExample example, MappingCatalog catalog, List<String> chain, Problems problems) {
        try {
            example.difference(catalog, chain)
                    .ifPresent(text ->
                            problems.add("MAP-1012", example.position(), "", text, "Mend the mapping or the example."));
        } catch (ConfigurationException unusable) {
            List<Problem> told = problems.sorted();
            unusable.problems().stream()
                    .filter(problem -> !told.contains(problem))
                    .forEach(problems::add);
        }
    }

    private static String nearestPlace(MappingExample.Place place, Set<String> known) {
        String name = !place.customer().isEmpty()
                ? RowLimits.CUSTOMERS + place.customer()
                : place.legalEntity().isEmpty() ? place.region() : RowLimits.ENTITIES + place.legalEntity();
        return Nearest.to(name, known)
                .map(near -> "Did you mean '" + near.substring(near.indexOf('/') + 1) + "'?")
                .orElse("Mend it.");
    }

    private static void withoutExamples(
            MappingCatalog catalog,
            List<MappingExample> examples,
            Map<String, List<String>> chains,
            Problems problems) {
        for (String name : catalog.names()) {
            List<MappingExample> own =
                    examples.stream().filter(one -> one.mapping().equals(name)).toList();
            if (own.isEmpty()) {
                withoutExample(catalog.placeOf(name), problems);
            }
            catalog.overlays().getOrDefault(name, Map.of()).forEach((owner, yaml) -> {
                boolean shown = own.stream()
                        .anyMatch(one ->
                                one.place().chain(chains).orElse(List.of()).contains(owner));
                boolean counts = chains.values().stream().anyMatch(chain -> chain.contains(owner));
                if (counts && !shown && !own.isEmpty()) {
                    withoutExample(yaml.get("mapping").map(YamlNode::position).orElse(yaml.position()), problems);
                }
            });
        }
    }

    private static void withoutExample(Position place, Problems problems) {
        problems.warn(
                "MAP-1116",
                place,
                "",
                "no example shows what this file does, so nothing tells when a change breaks it.",
                "Write one: " + place.file().replaceFirst("\\.yaml$", MappingFiles.EXAMPLES) + ".");
    }

    private static Optional<MappingExample> example(MappingFile file, YamlNode node, Problems problems) {
        if (!(node instanceof YamlMap map)) {
            problems.add("MAP-1010", node, "this is no example.", "Write { name: …, input: …, output: … }.");
            return Optional.empty();
        }
        YamlFields fields = map.fields(problems);
        fields.onlyKeys(
                        "name",
                        "description",
                        "region",
                        "legalEntity",
                        "customer",
                        "date",
                        "context",
                        "present",
                        "input",
                        "output",
                        "errors")
                .require("name");
        if (!map.has("input") || map.has("output") == map.has("errors")) {
            problems.add("MAP-1010", node, "an example needs 'input' and either 'output' or 'errors'.", "Add it.");
            return Optional.empty();
        }
        MappingExample.Place place = place(file, fields);
        return Optional.of(new MappingExample(
                fields.requiredText("name"),
                file.name(),
                place,
                context(place, fields),
                Json.copy(map.entries().get("input").plain()),
                map.get("output").map(YamlNode::plain).orElse(null),
                fields.texts("errors"),
                map.position()));
    }

    /** An overlay's examples are those of its region, legal entity or customer unless they say otherwise. */
    private static MappingExample.Place place(MappingFile file, YamlFields fields) {
        String owner = file.owner();
        boolean ofEntity = owner.startsWith(RowLimits.ENTITIES);
        boolean ofCustomer = owner.startsWith(RowLimits.CUSTOMERS);
        String name = owner.substring(owner.indexOf('/') + 1);
        Position position = Stream.of("customer", "legalEntity", "region")
                .flatMap(word -> fields.node(word).stream())
                .map(YamlNode::position)
                .findFirst()
                .orElse(fields.map().position());
        return new MappingExample.Place(
                fields.text("region").orElse(ofEntity || ofCustomer ? "" : owner),
                fields.text("legalEntity").orElse(ofEntity ? name : ""),
                fields.text("customer").orElse(ofCustomer ? name : ""),
                position);
    }

    /** What the example says of itself is there behind {@code $} too, as in a real run. */
    private static Map<String, Object> context(MappingExample.Place place, YamlFields fields) {
        Map<String, Object> context = new LinkedHashMap<>();
        fields.text("date").ifPresent(date -> context.put("date", date));
        named(context, "region", place.region());
        named(context, "legalEntity", place.legalEntity());
        named(context, "customer", place.customer());
        YamlNode present = fields.map().entries().get(PresentRecord.NAME);
        context.put(PresentRecord.NAME, present == null ? null : Json.copy(present.plain()));
        fields.map("context").map(YamlMap::plain).ifPresent(context::putAll);
        return context;
    }

    private static void named(Map<String, Object> context, String name, String value) {
        if (!value.isEmpty()) {
            context.put(name, value);
        }
    }
}
