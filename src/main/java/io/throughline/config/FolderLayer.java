package io.throughline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of the user. Links are followed as long as they stay inside it, as mounted configuration of containers needs. */
final class FolderLayer implements Layer {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_LENGTH = 10_000_000;

    private final Path folder;
    private final String name;

    FolderLayer(Path folder) {
        this(folder, folder.toString());
    }

    FolderLayer(Path folder, String name) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> list(String below, String suffix) {
        List<String> paths = new ArrayList<>();
        collect(below, suffix, MAX_DEPTH, paths);
        return paths;
    }

    private void collect(String below, String suffix, int depth, List<String> paths) {
        Path at = folder.resolve(below);
        if (depth == 0 || !Files.isDirectory(at) || !contained(below, at)) {
            return;
        }
        for (String child : children(at, below)) {
            String path = below + "/" + child;
            if (Files.isDirectory(at.resolve(child))) {
                if (!child.startsWith(".")) {
                    collect(path, suffix, depth - 1, paths);
                }
            } else if (child.endsWith(suffix) && !child.startsWith(".")) {
                ProductPath.check(path);
                paths.add(path);
            }
        }
    }

    private List<String> children(Path at, String below) {
        try (Stream<Path> children = Files.list(at)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(below, e);
        }
    }

    @Override
    public Optional<LayerFile> find(String path) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file) || !contained(path, file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_LENGTH + 1);
            if (bytes.length > MAX_LENGTH) {
                throw ProductPath.refused("CFG-1002", path, "the file is longer than 10 MB and was not read.");
            }
            return Optional.of(new LayerFile(path, name, bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** False where a file system that ignores case offers a name that differs in case only: it would be absent elsewhere. */
    private boolean contained(String path, Path file) {
        try {
            Path root = folder.toRealPath();
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw ProductPath.refused(
                        "CFG-1021", path, "a link leads out of the folder " + name + ", so it is not read.");
            }
            String found = root.relativize(real).toString().replace('\\', '/');
            return found.equals(path) || !found.equalsIgnoreCase(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private ConfigurationException unreadable(String path, IOException e) {
        String why = e.getClass().getSimpleName();
        Problem problem = new Problem(
                "CFG-1022",
                Position.of(path),
                "",
                "cannot be read in " + name + " (" + why + ").",
                "Check its permissions.");
        return new ConfigurationException(List.of(problem));
    }
}
