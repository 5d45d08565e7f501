package io.throughline.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code config/countries.yaml}, and what files in {@code config/countries} say besides. */
final class CountriesReading {

    static final String FILE = "config/countries.yaml";
    static final String FOLDER = "config/countries";

    private final Problems problems;
    private final Shapes shapes;
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final Map<String, Pattern> taxNumbers = new LinkedHashMap<>();
    private final Map<String, Position> added = new HashMap<>();

    CountriesReading(Problems problems) {
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    Countries of(Layers layers) {
        YamlReader.readMap(layers, FILE, problems).ifPresent(this::read);
        for (String path : layers.list(FOLDER, ".yaml")) {
            YamlReader.readMap(layers, path, problems).ifPresent(map -> {
                onlyHere(map, "groups");
                onlyHere(map, "taxNumbers");
                read(map);
            });
        }
        return new Countries(Map.copyOf(groups), Map.copyOf(taxNumbers));
    }

    private void read(YamlMap map) {
        YamlFields file = map.fields(problems).onlyKeys("groups", "taxNumbers");
        file.map("groups")
                .ifPresent(found -> found.names()
                        .forEach(name -> groups.put(name, shapes.countries(found.fields(problems), name))));
        file.map("taxNumbers")
                .ifPresent(found -> found.names()
                        .forEach(country -> shapes.regex(found.fields(problems), country)
                                .ifPresent(shape -> taxNumbers.put(country, shape))));
    }

    /** What two added files say of the same thing would depend on their names. */
    private void onlyHere(YamlMap file, String part) {
        if (file.entries().get(part) instanceof YamlMap map) {
            for (String name : map.names()) {
                Position other = added.putIfAbsent(part + "." + name, map.keyPosition(name));
                if (other != null) {
                    problems.add(
                            "CFG-1131",
                            map.keyPosition(name),
                            part + "." + name,
                            "this stands in two files of " + FOLDER + ": also at " + other + ".",
                            "Keep one of them.");
                }
            }
        }
    }
}
