package io.throughline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of the user. Links are followed as long as they stay inside it, as mounted configuration of containers needs. */
final class FolderLayer implements Layer {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_LENGTH = 10_000_000;
    private static final List<String> TEXTS = List.of(".yaml", ".csv", ".json");

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
        requireFolder(below.split("/", 2)[0]);
        collect(below, suffix, MAX_DEPTH, paths);
        return paths;
    }

    private void requireFolder(String top) {
        Path at = folder.resolve(top);
        if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(at)) {
            throw refused(
                    "CFG-1026",
                    Position.of(top),
                    "this is no folder, so nothing below it is read.",
                    "Make it a folder, or remove it.");
        }
    }

    private void collect(String below, String suffix, int depth, List<String> paths) {
        Path at = folder.resolve(below);
        if (depth == 0 || !Files.isDirectory(at) || !contained(below, at)) {
            return;
        }
        for (String child : children(at, below)) {
            if (!child.startsWith(".")) {
                child(at.resolve(child), below + "/" + child, suffix, depth, paths);
            }
        }
    }

    private void child(Path at, String path, String suffix, int depth, List<String> paths) {
        boolean named = path.endsWith(suffix);
        if (Files.isDirectory(at) && (suffix.isEmpty() || !named)) {
            collect(path, suffix, depth - 1, paths);
        } else if (named) {
            ProductPath.check(path);
            if (!suffix.isEmpty() && !Files.isRegularFile(at)) {
                throw refused(
                        "CFG-1026",
                        Position.of(path),
                        "this is no file that can be read, so it has no effect.",
                        "Mend or remove it.");
            }
            paths.add(path);
        } else if (isMeantSo(path, suffix)) {
            throw refused(
                    "CFG-1026",
                    Position.of(path),
                    "files of this kind end in '" + suffix + "', so this one has no effect.",
                    "Rename it.");
        }
    }

    private static boolean isMeantSo(String path, String suffix) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(suffix) || suffix.equals(".yaml") && lower.endsWith(".yml");
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
            requireText(path, bytes);
            return Optional.of(new LayerFile(path, name, bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Another encoding would turn letters of names into others without a word. */
    private void requireText(String path, byte[] bytes) {
        if (TEXTS.stream().noneMatch(path::endsWith)) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult end = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, CharBuffer.allocate(bytes.length), true);
        if (end.isError()) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            Position position = new Position(
                    path,
                    (int) before.chars().filter(c -> c == '\n').count() + 1,
                    before.length() - before.lastIndexOf('\n'));
            throw refused("CFG-1025", position, "this is not UTF-8 text.", "Save the file as UTF-8.");
        }
    }

    private static ConfigurationException refused(String code, Position position, String message, String action) {
        return new ConfigurationException(List.of(new Problem(code, position, "", message, action)));
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
        return refused(
                "CFG-1022",
                Position.of(path),
                "cannot be read in " + name + " (" + why + ").",
                "Check its permissions.");
    }
}
