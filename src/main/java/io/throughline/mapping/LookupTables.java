package io.throughline.mapping;

import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All look-up tables, by name. Immutable. */
final class LookupTables {

    private static final String FOLDER = "mappings/lookups";

    private final Map<String, LookupTable> tables;
    private final Set<String> owners;

    private LookupTables(Map<String, LookupTable> tables) {
        this.tables = tables;
        owners = tables.values().stream()
                .flatMap(table -> table.owners().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static LookupTables load(Layers layers, Problems problems) {
        Map<String, LookupTable> tables = new TreeMap<>();
        try {
            for (String path : layers.list(FOLDER, ".csv")) {
                layers.find(path)
                        .flatMap(file -> new CsvReading(file, problems).table())
                        .ifPresent(table -> tables.put(table.name(), table));
            }
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        return new LookupTables(tables);
    }

    Optional<LookupTable> get(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** Who has rows of their own in any table, as chains name them. */
    Set<String> owners() {
        return owners;
    }

    Collection<LookupTable> all() {
        return tables.values();
    }
}
