package io.throughline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the files of a region say otherwise than the region that they all extend. For one thread. */
public final class RegionalPolicies {

    /** What is no value by itself. */
    private static final Set<String> UNTOLD = Set.of("region", "extends", Changes.KEY);

    private final Layers layers;
    private final Problems problems = new Problems();

    private record Said(String words, Position position, Validity validity) {}

    private RegionalPolicies(Layers layers) {
        this.layers = layers;
    }

    /**
     * Every value that a file of the chain says, but the widest, which is the base.
     *
     * @param chain codes of a region and those it extends, the narrowest first
     */
    public static List<RegionalChange> of(Layers layers, List<String> chain) {
        RegionalPolicies policies = new RegionalPolicies(layers);
        List<Map<String, List<Said>>> files =
                chain.stream().map(policies::values).toList();
        List<RegionalChange> changes = new ArrayList<>();
        for (int i = 0; i < files.size() - 1; i++) {
            List<Map<String, List<Said>>> wider = files.subList(i + 1, files.size());
            String file = path(chain.get(i));
            files.get(i).forEach((key, said) -> said.forEach(own -> changes.add(change(file, key, own, wider))));
        }
        return List.copyOf(changes);
    }

    private static RegionalChange change(String file, String key, Said own, List<Map<String, List<Said>>> wider) {
        Optional<Said> below = wider.stream()
                .filter(values -> values.containsKey(key))
                .map(values -> values.get(key).get(0))
                .findFirst();
        return new RegionalChange(
                RegionalChange.Kind.POLICY,
                file,
                key,
                below.map(Said::words).orElse(null),
                below.map(Said::position).orElse(null),
                own.words(),
                own.position(),
                own.validity());
    }

    private static String path(String code) {
        return RegionFiles.FOLDER + "/" + code + ".yaml";
    }

    private Map<String, List<Said>> values(String code) {
        Map<String, List<Said>> values = new LinkedHashMap<>();
        YamlReader.readMap(layers, path(code), problems).ifPresent(file -> {
            file.entries().forEach((name, node) -> {
                if (!UNTOLD.contains(name)) {
                    collect(name, node, Validity.ALWAYS, values);
                }
            });
            new Changes(problems)
                    .of(file)
                    .forEach(change -> change.set()
                            .entries()
                            .forEach((name, node) -> collect(name, node, change.validity(), values)));
        });
        return values;
    }

    private static void collect(String path, YamlNode node, Validity validity, Map<String, List<Said>> values) {
        if (node instanceof YamlMap map && !map.names().isEmpty()) {
            map.entries().forEach((name, part) -> collect(path + "." + name, part, validity, values));
        } else {
            values.computeIfAbsent(path, unknown -> new ArrayList<>())
                    .add(new Said(words(node), node.position(), validity));
        }
    }

    /** A list of things reads as their ids. */
    private static String words(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().map(RegionalPolicies::item).collect(Collectors.joining(", "));
        }
        return node instanceof YamlScalar scalar ? scalar.text() : "nothing";
    }

    private static String item(YamlNode node) {
        return node instanceof YamlMap map
                ? map.get("id")
                        .map(RegionalPolicies::words)
                        .orElseGet(() -> map.plain().toString())
                : words(node);
    }
}
