package io.throughline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code config/countries.yaml}. */
final class CountriesReading {

    static final String FILE = "config/countries.yaml";

    private final Problems problems;
    private final Shapes shapes;

    CountriesReading(Problems problems) {
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    Countries of(Layers layers) {
        return YamlReader.readMap(layers, FILE, problems)
                .map(map -> map.fields(problems).onlyKeys("groups", "taxNumbers"))
                .map(file -> new Countries(groups(file), taxNumbers(file)))
                .orElseGet(() -> new Countries(Map.of(), Map.of()));
    }

    private Map<String, Set<String>> groups(YamlFields file) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        file.map("groups")
                .ifPresent(map ->
                        map.names().forEach(name -> groups.put(name, shapes.countries(map.fields(problems), name))));
        return groups;
    }

    private Map<String, Pattern> taxNumbers(YamlFields file) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        file.map("taxNumbers")
                .ifPresent(map -> map.names()
                        .forEach(country -> shapes.regex(map.fields(problems), country)
                                .ifPresent(shape -> patterns.put(country, shape))));
        return patterns;
    }
}
