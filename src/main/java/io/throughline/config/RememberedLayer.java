package io.throughline.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Another layer that is asked for each file and each folder once: later changes of it are not seen. May be used by several threads. */
final class RememberedLayer implements Layer {

    private final Layer layer;
    private final Map<Listing, List<String>> listings = new ConcurrentHashMap<>();
    private final Map<String, Optional<LayerFile>> files = new ConcurrentHashMap<>();

    private record Listing(String folder, String suffix) {}

    RememberedLayer(Layer layer) {
        this.layer = layer;
    }

    @Override
    public String name() {
        return layer.name();
    }

    @Override
    public List<String> list(String folder, String suffix) {
        return listings.computeIfAbsent(
                new Listing(folder, suffix), asked -> List.copyOf(layer.list(asked.folder(), asked.suffix())));
    }

    @Override
    public Optional<LayerFile> find(String path) {
        return files.computeIfAbsent(path, layer::find);
    }
}
