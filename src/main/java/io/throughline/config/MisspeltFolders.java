package io.throughline.config;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Folders of {@code config/} and {@code routes/} whose names are nearly those that are read: {@code config/region/es.yaml} would be a country that
 * nobody misses until its first deal. A folder with a name of its own may be meant for something else and is left alone.
 */
public final class MisspeltFolders {

    private static final Map<String, Set<String>> READ = Map.of(
            "config",
            Set.of(
                    "connectors",
                    "countries",
                    "customers",
                    "exchange-rates",
                    "regions",
                    "setup",
                    "systems",
                    "templates"),
            "routes",
            Set.of("connectors", "intake", "operations", "workflows"));

    private MisspeltFolders() {}

    /** Adds {@code CFG-1027} at the first file of each such folder. */
    public static void check(Layers layers, Problems problems) {
        READ.forEach((top, known) -> {
            Map<String, String> first = new TreeMap<>();
            files(layers, top, problems).stream()
                    .filter(path -> path.split("/").length > 2)
                    .forEach(path -> first.putIfAbsent(path.split("/")[1], path));
            first.forEach((folder, path) -> check(top, folder, path, known, problems));
        });
    }

    private static Collection<String> files(Layers layers, String top, Problems problems) {
        Collection<String> files = new TreeSet<>();
        try {
            files.addAll(layers.list(top, ".yaml"));
            files.addAll(layers.list(top, ".csv"));
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        return files;
    }

    private static void check(String top, String folder, String path, Collection<String> known, Problems problems) {
        if (!known.contains(folder)) {
            Nearest.to(folder, known)
                    .ifPresent(meant -> problems.add(
                            "CFG-1027",
                            Position.of(path),
                            "",
                            "nothing reads the folder %s/%s, so its files have no effect.".formatted(top, folder),
                            "Did you mean '" + top + "/" + meant + "'?"));
        }
    }
}
