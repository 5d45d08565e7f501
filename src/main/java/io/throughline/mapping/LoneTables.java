package io.throughline.mapping;

import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Look-up tables that only a region, a legal entity or a customer has. One that no rule names is most likely meant for a table of another name, and
 * would have no effect.
 */
final class LoneTables {

    private final Set<String> named = new TreeSet<>();

    /**
     * @param mappings every mapping and overlay
     */
    LoneTables(Collection<MappingFile> mappings) {
        mappings.forEach(file -> collect(file.yaml()));
    }

    private void collect(YamlNode node) {
        if (node instanceof YamlList list) {
            list.items().forEach(this::collect);
        } else if (node instanceof YamlMap map) {
            map.entries().forEach((word, part) -> {
                if (word.equals("lookup")) {
                    named.add(name(part));
                }
                collect(part);
            });
        }
    }

    private static String name(YamlNode lookup) {
        YamlNode name = lookup instanceof YamlMap map ? map.entries().getOrDefault("table", lookup) : lookup;
        return String.valueOf(name.plain());
    }

    void check(LookupTables tables, Problems problems) {
        List<String> shared = tables.all().stream()
                .filter(table -> !LookupTables.isOfOwner(table))
                .map(LookupTable::name)
                .toList();
        tables.all().stream()
                .filter(LookupTables::isOfOwner)
                .filter(table -> !named.contains(table.name()))
                .forEach(table -> problems.add(
                        "MAP-1046",
                        new Position(table.file(), 1, 1),
                        "",
                        "there is no mappings/lookups/" + table.name()
                                + ".csv over which these rows could lie, and no rule looks anything up in a table of this name.",
                        Nearest.to(table.name(), shared)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Name it in a rule (lookup: " + table.name() + "), or remove it.")));
    }
}
