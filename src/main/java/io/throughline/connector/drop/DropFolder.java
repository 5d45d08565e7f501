package io.throughline.connector.drop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folders below one root. Names are checked, links lead nowhere (S-24), and a file that is written appears whole or not at all. Thread-safe. */
final class DropFolder {

    static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._*-]{0,119}");

    /** When the entry itself changed, which nobody can set back as they can the time of change; not everywhere there is one. */
    private static final String ENTRY_CHANGED = "unix:ctime";

    private final Path root;

    DropFolder(Path root) {
        this.root = root;
    }

    /**
     * Files of a folder whose names fit.
     *
     * @param pattern a name, in which each asterisk stands for any signs
     * @return by arrival, then name
     */
    List<DropFile> list(String folder, String pattern) throws IOException {
        if (!PATTERN.matcher(pattern).matches() || pattern.contains("..")) {
            throw new DropException(
                    400, "CON-1701 the pattern of names is not plain: no file was read. Mend the route.", "names");
        }
        Pattern fitting = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
        List<DropFile> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place(folder))) {
            for (Path entry : entries) {
                if (fitting.matcher(entry.getFileName().toString()).matches()) {
                    file(entry).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparing(DropFile::arrived).thenComparing(DropFile::label));
        return found;
    }

    private static Optional<DropFile> file(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        try {
            boolean plain = isName(name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
            String label = isName(name) ? name : "odd-name-" + Fingerprint.of(name);
            return Optional.of(new DropFile(entry, label, arrived(entry), plain));
        } catch (NoSuchFileException takenMeanwhile) {
            return Optional.empty();
        }
    }

    private static Instant arrived(Path file) throws IOException {
        Instant changed =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return changed;
        }
        Object entry = Files.getAttribute(file, ENTRY_CHANGED, LinkOption.NOFOLLOW_LINKS);
        Instant entryChanged = ((FileTime) entry).toInstant();
        return entryChanged.isAfter(changed) ? entryChanged : changed;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..");
    }

    /** Whether a file of this name is there. */
    boolean has(String folder, String name) throws IOException {
        return Files.exists(place(folder).resolve(plain(name)), LinkOption.NOFOLLOW_LINKS);
    }

    /** All bytes of a file. */
    byte[] read(DropFile file) throws IOException {
        try (var bytes = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return bytes.readNBytes((int) MOST_BYTES + 1);
        }
    }

    /** A file that is written but not there yet: {@link #appear} lets the system see it. */
    Path prepare(String folder, String name, byte[] bytes) throws IOException {
        String mine =
                ".%s.%d-%d.part".formatted(plain(name), ProcessHandle.current().pid(), System.nanoTime());
        Path part = place(folder).resolve(mine);
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        return part;
    }

    /**
     * Gives what was prepared its name, at once and only if no other file has it.
     *
     * @throws FileAlreadyExistsException if one has
     */
    void appear(Path part, String name) throws IOException {
        Path target = part.resolveSibling(plain(name));
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.move(part, target);
        }
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static String plain(String name) {
        if (!isName(name)) {
            throw new DropException(
                    400,
                    "CON-1702 the name of the file is not plain: nothing was read or written. Mend the route.",
                    "name");
        }
        return name;
    }

    /** The folder, of which no part below the root is a link. */
    private Path place(String folder) throws IOException {
        Path base = root.toRealPath();
        Path place = base.resolve(folder);
        if (!place.toRealPath().equals(place)) {
            throw new DropException(
                    403,
                    "CON-1703 the folder '" + folder
                            + "' is a link to another place: nothing was read or written (S-24). Make it a folder.",
                    "");
        }
        return place;
    }
}
