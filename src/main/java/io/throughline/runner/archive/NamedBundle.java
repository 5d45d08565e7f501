package io.throughline.runner.archive;

import io.throughline.BundleFiles;
import io.throughline.config.Layers;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the bundle that a person names: {@code current}, a folder, or the beginning of a hash.
 *
 * @param archive the stored ones
 * @param here the files of the working directory over the packed ones
 * @param directory what names of folders are relative to
 */
public record NamedBundle(Archive archive, Layers here, Path directory) {

    private static final String CURRENT = "current";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{4,64}");

    /**
     * The files of a bundle.
     *
     * @param name {@code current}: what the living runner works with, else the files here; a folder, whose files lie over the packed ones; else a hash, at least
     *     its first four digits
     * @throws CommandFailure if there is none, or several
     */
    public BundleFiles find(String name) throws IOException, InterruptedException {
        if (name.equals(CURRENT)) {
            return current();
        }
        Path folder = directory.resolve(name);
        if (Files.isDirectory(folder)) {
            return BundleFiles.of(Layers.over(folder));
        }
        String hash = hash(name);
        return BundleFiles.stored(hash, content(hash));
    }

    private BundleFiles current() throws IOException, InterruptedException {
        for (Map<String, Object> bundle : archive.bundles()) {
            if (Boolean.TRUE.equals(bundle.get(CURRENT))) {
                String hash = bundle.get("hash").toString();
                return BundleFiles.stored(hash, content(hash));
            }
        }
        return BundleFiles.of(here);
    }

    /** The whole hash of a stored bundle. */
    public String hash(String prefix) throws IOException, InterruptedException {
        List<String> hashes = archive.bundles().stream()
                .map(bundle -> bundle.get("hash").toString())
                .filter(hash -> HASH.matcher(prefix).matches() && hash.startsWith(prefix))
                .toList();
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        throw new CommandFailure(
                hashes.isEmpty()
                        ? "MAP-1153 '%s' is neither a folder nor the beginning (at least four digits) of the hash of a stored bundle; 'throughline bundles --data DIR' lists them."
                                .formatted(prefix)
                        : "MAP-1154 '%s' begins the hashes of %d bundles: %s. Give more digits."
                                .formatted(
                                        prefix,
                                        hashes.size(),
                                        String.join(
                                                ", ",
                                                hashes.stream()
                                                        .map(BundleFiles::shortened)
                                                        .toList())));
    }

    /** The files as JSON, path to text. */
    public byte[] content(String hash) throws IOException, InterruptedException {
        return archive.bundle(hash)
                .orElseThrow(() -> new CommandFailure(
                        "MAP-1153 the ledger has no bundle %s; 'throughline bundles --data DIR' lists those it has."
                                .formatted(hash)));
    }
}
