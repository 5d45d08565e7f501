package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.MalformedSchema;
import io.throughline.config.ConfigurationException;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads all files of the mapping language from the layers. */
final class MappingFiles {

    static final String EXAMPLES = ".examples.yaml";

    private static final String FOLDER = "mappings";
    private static final String SCHEMA = ".schema.json";

    private MappingFiles() {}

    /** All base files and overlays that are good YAML. */
    static List<MappingFile> load(Layers layers, Problems problems) {
        List<MappingFile> files = new ArrayList<>();
        for (LayerFile file : files(layers, ".yaml", problems)) {
            if (MappingFile.isPath(file.path())) {
                YamlReader.readMap(file, problems)
                        .ifPresent(yaml -> files.add(MappingFile.of(file.path(), file.layer(), yaml)));
            } else if (!file.path().endsWith(EXAMPLES) && !isOfModel(file.path())) {
                problems.add(
                        "MAP-1001",
                        Position.of(file.path()),
                        "",
                        "this is not where a mapping lies, so it has no effect.",
                        "Name it mappings/[regions/<code>/|entities/<id>/|customers/<key>/]<system>/<object>.to-canonical.yaml or .from-canonical.yaml.");
            }
        }
        return files;
    }

    /**
     * The schemas of all canonical objects. A malformed one is a problem, and the packed one takes its place, so that what depends on it is judged once it is
     * mended and not called wrong today; without a packed one, it and those that refer to it are left out.
     */
    static CanonicalSchemas schemas(Layers layers, Problems problems) {
        Map<String, String> texts = files(layers, SCHEMA, problems).stream()
                .filter(file -> file.path().startsWith(FOLDER + "/canonical/"))
                .collect(Collectors.toMap(MappingFiles::object, LayerFile::text, (a, b) -> a, TreeMap::new));
        Set<String> replaced = new HashSet<>();
        boolean complete = true;
        while (true) {
            try {
                return CanonicalSchemas.of(texts);
            } catch (MalformedSchema e) {
                String file = FOLDER + "/canonical/" + e.object() + SCHEMA;
                if (complete || e.line() == 0) {
                    problems.add(
                            "MAP-1009",
                            new Position(file, e.line(), e.column()),
                            "",
                            "this is no usable JSON Schema: " + e.getMessage() + ".",
                            Nearest.to(e.word(), e.words())
                                    .map(near -> "Did you mean '" + near + "'?")
                                    .orElse("Mend the schema."));
                }
                Optional<String> packed = replaced.add(e.object()) ? packed(layers, file) : Optional.empty();
                if (packed.isPresent()) {
                    texts.put(e.object(), packed.get());
                } else {
                    complete = false;
                    texts.remove(e.object());
                }
            }
        }
    }

    private static Optional<String> packed(Layers layers, String path) {
        return layers.findAll(path).stream()
                .filter(file -> file.layer().equals(Layers.PACKED))
                .map(LayerFile::text)
                .findFirst();
    }

    private static String object(LayerFile schema) {
        String name = schema.path().substring(schema.path().lastIndexOf('/') + 1);
        return name.substring(0, name.length() - SCHEMA.length());
    }

    /** Whether a file belongs to the canonical model and is no mapping of a vendor's object. */
    static boolean isOfModel(String path) {
        return path.startsWith(FOLDER + "/canonical/") || path.startsWith(FOLDER + "/events/");
    }

    static List<LayerFile> files(Layers layers, String suffix, Problems problems) {
        List<LayerFile> files = new ArrayList<>();
        try {
            for (String path : layers.list(FOLDER, suffix)) {
                Optional<LayerFile> file = layers.find(path);
                file.ifPresent(files::add);
            }
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        return files;
    }
}
