package io.throughline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All region files, and which extends which. */
final class RegionFiles {

    static final String FOLDER = "config/regions";

    private final Map<String, RegionFile> files;
    private final Problems problems;

    private RegionFiles(Map<String, RegionFile> files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    static RegionFiles read(Layers layers, Problems problems) {
        Map<String, RegionFile> files = new LinkedHashMap<>();
        for (String path : layers.list(FOLDER, ".yaml")) {
            String code = path.substring(FOLDER.length() + 1, path.length() - ".yaml".length());
            YamlReader.readMap(layers, path, problems)
                    .ifPresent(map -> files.put(code, RegionFile.of(code, map, problems)));
        }
        return new RegionFiles(files, problems);
    }

    Iterable<RegionFile> all() {
        return files.values();
    }

    /** The ids of all legal entities. */
    Set<String> entities() {
        Set<String> ids = new TreeSet<>();
        files.values().forEach(file -> ids.addAll(file.entities().keySet()));
        return ids;
    }

    /** The file and those it extends, the narrowest first; it ends, with a problem, where the chain is broken or comes back to itself. */
    List<RegionFile> chain(RegionFile narrowest) {
        List<RegionFile> chain = new ArrayList<>(List.of(narrowest));
        Optional<RegionFile> next = parent(narrowest);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = parent(next.get());
        }
        next.ifPresent(repeated -> circle(narrowest, chain));
        return chain;
    }

    private Optional<RegionFile> parent(RegionFile file) {
        Optional<RegionFile> parent = file.parent().map(files::get);
        if (file.parent().isPresent() && parent.isEmpty()) {
            problems.add(
                    "CFG-1106",
                    file.map().get("extends").orElseThrow(),
                    "there is no region file '" + file.parent().get() + "' to extend.",
                    "Known: " + String.join(", ", files.keySet()) + ".");
        }
        return parent;
    }

    private void circle(RegionFile file, List<RegionFile> chain) {
        problems.add(
                "CFG-1107",
                file.map().get("extends").orElseThrow(),
                "these files extend each other in a circle: "
                        + String.join(", ", chain.stream().map(RegionFile::code).toList()) + ".",
                "Let one of them extend nothing.");
    }
}
