package io.throughline.mapping;

import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All look-up tables, by name. Each is resolved for a chain once. May be used by several threads. */
final class LookupTables {

    private static final String MAPPINGS = "mappings";
    private static final String FOLDER = MAPPINGS + "/lookups";

    private final Map<String, LookupTable> tables;
    private final Map<String, Set<String>> owners = new TreeMap<>();
    private final Set<String> allOwners;
    private final Map<Question, LookupTable.Resolved> resolved = new ConcurrentHashMap<>();

    /** A table with the part of a chain that matters to it, looked up by a column. */
    private record Question(String table, List<String> chain, int column) {}

    private LookupTables(Map<String, LookupTable> tables) {
        this.tables = tables;
        tables.forEach((name, table) -> owners.put(name, table.owners()));
        allOwners = owners.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** No tables: for rules that look nothing up. */
    static LookupTables none() {
        return new LookupTables(Map.of());
    }

    static LookupTables load(Layers layers, Problems problems) {
        Map<String, LookupTable> tables = new TreeMap<>();
        try {
            for (String path : layers.list(FOLDER, ".csv")) {
                layers.find(path)
                        .flatMap(file -> new CsvReading(file, problems).table())
                        .ifPresent(table -> tables.put(table.name(), table));
            }
            layRows(layers, tables, problems);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        return new LookupTables(tables);
    }

    private static void layRows(Layers layers, Map<String, LookupTable> tables, Problems problems) {
        OwnedRows owned = new OwnedRows(tables, problems);
        for (String path : layers.list(MAPPINGS, ".csv")) {
            if (OwnedRows.isPath(path)) {
                layers.find(path)
                        .flatMap(file -> new CsvReading(file, problems).table())
                        .ifPresent(owned::lay);
            } else if (!path.startsWith(FOLDER + "/")) {
                problems.add(
                        "MAP-1046",
                        Position.of(path),
                        "",
                        "this is not where a look-up table lies, so it has no effect.",
                        "Name it mappings/lookups/<name>.csv, or mappings/regions/<code>/, entities/<id>/ or customers/<key>/lookups/<name>.csv.");
            }
        }
    }

    /** Whether only a region, a legal entity or a customer has it. */
    static boolean isOfOwner(LookupTable table) {
        return !table.file().startsWith(FOLDER + "/");
    }

    Optional<LookupTable> get(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The rows of one of these tables that hold for a chain, by the values of a column. */
    LookupTable.Resolved in(LookupTable table, List<String> chain, int column) {
        Set<String> own = owners.get(table.name());
        List<String> matters = chain.stream().filter(own::contains).toList();
        return resolved.computeIfAbsent(
                new Question(table.name(), matters, column), asked -> table.in(asked.chain(), asked.column()));
    }

    /** Who has rows of their own in any table, as chains name them. */
    Set<String> owners() {
        return allOwners;
    }

    Set<String> names() {
        return tables.keySet();
    }

    Collection<LookupTable> all() {
        return tables.values();
    }
}
