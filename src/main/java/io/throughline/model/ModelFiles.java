package io.throughline.model;

import io.throughline.config.ConfigurationException;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.util.Map;
import java.util.TreeMap;

/** Where the files of the model lie. */
final class ModelFiles {

    static final String OBJECTS = "mappings/canonical";
    static final String EVENTS = "mappings/events";
    static final String SCHEMA = ".schema.json";
    static final String EXAMPLES = ".examples.yaml";

    private ModelFiles() {}

    /** The files of a folder with this ending, by their name without it, sorted. */
    static Map<String, LayerFile> in(Layers layers, String folder, String ending, Problems problems) {
        Map<String, LayerFile> files = new TreeMap<>();
        try {
            for (String path : layers.list(folder, ending)) {
                String name = path.substring(folder.length() + 1, path.length() - ending.length());
                if (!name.contains("/")) {
                    layers.find(path).ifPresent(file -> files.put(name, file));
                }
            }
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        return files;
    }
}
