package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.config.BundleVersion;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one bundle, wherever they come from, with its hash and version.
 *
 * @param hash SHA-256 in hex
 * @param version what people call it
 * @param layers its files, and where a folder is meant also those that no bundle holds
 */
public record BundleFiles(String hash, BundleVersion version, Layers layers) {

    private static final int SHORT = 12;

    /** The files of a working directory over the packed ones, as a runner would start with them. */
    public static BundleFiles of(Layers layers) {
        return new BundleFiles(Bundle.of(layers).hash(), BundleVersion.load(layers, new Problems()), layers);
    }

    /**
     * A stored bundle.
     *
     * @param content as the ledger keeps it
     */
    public static BundleFiles stored(String hash, byte[] content) {
        Layers files = Bundle.files(hash, content);
        return new BundleFiles(hash, BundleVersion.load(files, new Problems()), files);
    }

    /** The files of a bundle as the ledger keeps them: JSON, path to text. */
    public static byte[] content(Layers layers) {
        return Bundle.of(layers).content();
    }

    /** The beginning of the hash, as it is shown to people. */
    public static String shortened(String hash) {
        return hash.length() <= SHORT ? hash : hash.substring(0, SHORT);
    }

    /** Short hash and version, for people. */
    public String name() {
        return "%s (%s)".formatted(shortened(hash), version.version());
    }

    /**
     * Writes the files of a stored bundle to a folder, so that a runner started in it works with exactly this bundle.
     *
     * @param content as the ledger keeps it
     * @param folder is made if it is missing
     * @return what is in the way of starting with this bundle: files that the product has and the bundle does not, or others of the folder; empty if
     *     the hash of what was written is that of the bundle
     * @throws IOException if something cannot be written
     * @throws IllegalArgumentException if the folder holds files already; nothing was written then
     */
    public static List<String> export(String hash, byte[] content, Path folder) throws IOException {
        requireEmpty(folder);
        Map<String, String> texts = new TreeMap<>();
        Json.asObject(Json.read(content, Bundle.MAX_LENGTH)).forEach((path, text) -> texts.put(path, text.toString()));
        Bundle.files(hash, content);
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        }
        Layers written = Layers.over(folder);
        return Bundle.of(written).hash().equals(hash)
                ? List.of()
                : Bundle.paths(written).filter(path -> !texts.containsKey(path)).toList();
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        "MAP-1152 the folder %s holds files already, which would be mixed with those of the bundle. Nothing was written; name a new folder."
                                .formatted(folder));
            }
        }
    }
}
