package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The effective files of behaviour, and the hash a transaction is pinned to (G11): workflows, operations, mappings, lookups, regions, templates, rates,
 * teams. Not what says where and as whom (systems, users), nor how events come in: that is always the current one. Not examples: they are tests.
 *
 * @param hash SHA-256 in hex
 * @param content the files as JSON: path to text
 */
record Bundle(String hash, byte[] content) {

    private static final List<String> FOLDERS = List.of("routes", "mappings", "config");
    static final int MAX_LENGTH = 50_000_000;
    private static final Pattern NO_BEHAVIOUR = Pattern.compile(
            "config/(systems/.*|connectors/.*|setup/.*|corrections\\.yaml|drift\\.yaml|intake\\.yaml|quota\\.yaml|users.*|.*\\.properties)|routes/intake/(webhook|.*-feed)\\.yaml|.*\\.examples\\.yaml");

    static Bundle of(Layers layers) {
        Map<String, Object> files = new TreeMap<>();
        paths(layers)
                .forEach(path ->
                        files.put(path, layers.find(path).map(LayerFile::text).orElse("")));
        return new Bundle(Json.hash(files), Json.write(files).getBytes(StandardCharsets.UTF_8));
    }

    /** The paths of the files that count. */
    static Stream<String> paths(Layers layers) {
        return FOLDERS.stream()
                .flatMap(folder -> layers.list(folder, "").stream())
                .filter(path -> !NO_BEHAVIOUR.matcher(path).matches());
    }

    /**
     * The files of a stored bundle.
     *
     * @throws RuntimeException if the content is none that was ever stored as a bundle
     */
    static Layers files(String hash, byte[] content) {
        Map<String, byte[]> files = new TreeMap<>();
        Json.asObject(Json.read(content, MAX_LENGTH))
                .forEach((path, text) -> files.put(path, text.toString().getBytes(StandardCharsets.UTF_8)));
        return Layers.of("bundle " + hash, files);
    }
}
