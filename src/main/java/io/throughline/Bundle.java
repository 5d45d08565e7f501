package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The effective files of behaviour (workflows, operations, mappings, lookups, regions; not addresses or credentials), and the hash a transaction is pinned to (G11).
 *
 * @param hash SHA-256 in hex
 * @param content the files as JSON: path to text
 */
record Bundle(String hash, byte[] content) {

    private static final List<String> FOLDERS = List.of("routes/", "mappings/", "config/regions/");

    static Bundle of(Layers layers) {
        Map<String, Object> files = new TreeMap<>();
        FOLDERS.forEach(folder -> layers.list(folder, "")
                .forEach(path ->
                        files.put(path, layers.find(path).map(LayerFile::text).orElse(""))));
        return new Bundle(Json.hash(files), Json.write(files).getBytes(StandardCharsets.UTF_8));
    }
}
