package io.throughline.mapping;

import io.throughline.canonical.Json;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        for (MappingExample example : load(layers, problems)) {
            List<String> chain = chains.get(example.region());
            if (chain == null && !example.region().isEmpty()) {
                problems.add(
                        "MAP-1010",
                        example.position(),
                        "",
                        "no region has the code of this example.",
                        "Mend 'region'.");
            } else if (catalog.isUsable(example.mapping())) {
                example.difference(catalog, chain == null ? List.of() : chain)
                        .ifPresent(text -> problems.add(
                                "MAP-1012", example.position(), "", text, "Mend the mapping or the example."));
            }
        }
    }

    private static Optional<MappingExample> example(MappingFile file, YamlNode node, Problems problems) {
        if (!(node instanceof YamlMap map)) {
            problems.add("MAP-1010", node, "this is no example.", "Write { name: …, input: …, output: … }.");
            return Optional.empty();
        }
        YamlFields fields = map.fields(problems);
        fields.onlyKeys("name", "description", "region", "context", "input", "output", "errors")
                .require("name");
        if (!map.has("input") || map.has("output") == map.has("errors")) {
            problems.add("MAP-1010", node, "an example needs 'input' and either 'output' or 'errors'.", "Add it.");
            return Optional.empty();
        }
        Map<String, Object> context = fields.map("context").map(YamlMap::plain).orElse(Map.of());
        return Optional.of(new MappingExample(
                fields.requiredText("name"),
                file.name(),
                fields.text("region").orElse(file.owner()),
                context,
                Json.copy(map.entries().get("input").plain()),
                map.get("output").map(YamlNode::plain).orElse(null),
                fields.texts("errors"),
                map.position()));
    }
}
