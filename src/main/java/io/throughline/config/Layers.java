package io.throughline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files of the product in layers: folders of the user first, the packed defaults last. A file of the first layer that has its path wins
 * as a whole. Paths are checked by S-24: only {@code routes/}, {@code mappings/} and {@code config/}, only plain names, and nothing that
 * leads out of its folder, also not by links. Folders are read anew at each call, unless these are {@link #remembered}; may be used by several threads.
 */
public final class Layers {

    /** The name of the layer of the files that the product brings along. */
    public static final String PACKED = PackedLayer.NAME;

    private final List<Layer> layers;

    private Layers(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** Folders in this order over the defaults packed with the product. A folder that does not exist is an empty layer. */
    public static Layers over(Path... folders) {
        List<Layer> all = folders(folders);
        all.add(PackedLayer.ofProduct());
        return new Layers(all);
    }

    /** Only these folders, without the packed defaults: for tests and for checking a folder by itself. */
    public static Layers only(Path... folders) {
        return new Layers(folders(folders));
    }

    /**
     * Only these files, as they were kept somewhere else than in a folder.
     *
     * @param name of the only layer, for messages
     * @param files content by path
     * @throws ConfigurationException if a path is not allowed
     */
    public static Layers of(String name, Map<String, byte[]> files) {
        files.keySet().forEach(ProductPath::check);
        return new Layers(List.of(new PackedLayer(name, files)));
    }

    /**
     * The same layers for one reading of everything: each file is looked for, read and parsed once, when it is first asked for, so that all readers see
     * the same. They keep what they read, and see no later change: not for longer than the reading.
     */
    public Layers remembered() {
        return isRemembered()
                ? this
                : new Layers(layers.stream()
                        .map(layer -> (Layer) new RememberedLayer(layer))
                        .toList());
    }

    private boolean isRemembered() {
        return layers.stream().allMatch(RememberedLayer.class::isInstance);
    }

    private static List<Layer> folders(Path... folders) {
        List<Layer> all = new ArrayList<>();
        for (Path folder : folders) {
            all.add(new FolderLayer(folder));
        }
        return all;
    }

    /**
     * The paths of all files below a folder whose names end so, over all layers, sorted.
     *
     * @param prefix a folder such as {@code config/regions/}, with or without the slash at its end
     * @param suffix the end of the name, such as {@code .yaml}
     * @throws ConfigurationException if a folder cannot be read, leads out of its layer, or holds such a file with a name that is not plain
     */
    public List<String> list(String prefix, String suffix) {
        String folder = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        ProductPath.check(folder);
        Collection<String> paths = new TreeSet<>();
        layers.forEach(layer -> paths.addAll(layer.list(folder, suffix)));
        return List.copyOf(paths);
    }

    /**
     * The file of this path in the first layer that has it.
     *
     * @throws ConfigurationException if the path is not allowed, or the file cannot be read or leads out of its layer
     */
    public Optional<LayerFile> find(String path) {
        ProductPath.check(path);
        return layers.stream().flatMap(layer -> layer.find(path).stream()).findFirst();
    }

    /** The file of this path in every layer that has it, the winning one first: for showing what overrides what. */
    public List<LayerFile> findAll(String path) {
        ProductPath.check(path);
        return layers.stream().flatMap(layer -> layer.find(path).stream()).toList();
    }

    /** The names of the layers, the winning one first. */
    @Override
    public String toString() {
        return String.join(", ", layers.stream().map(Layer::name).toList());
    }
}
