package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.connector.http.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A refresh token that is good for one use, in a file that is rewritten at each use: whoever uses it holds the lock of the file beside it
 * ({@code <file>.lock}) until its successor is on the disk, so that threads, runners and commands that see this file never use a token twice. The file is
 * replaced whole, readable by its owner only (mode 0600 where the file system knows modes), and a person may replace it at any time.
 */
final class RefreshTokenFile {

    /** Room that is taken on the disk before a token is used, so that its successor finds place. */
    private static final int ROOM = 8 * 1024;

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    /** Locks of files belong to the whole process, and closing any channel of a locked file gives its lock up: one at a time comes near one. */
    private static final ReentrantLock OF_THIS_PROCESS = new ReentrantLock();

    private final Path named;

    RefreshTokenFile(Path named) {
        this.named = named;
    }

    /** What is done with the token while nobody else can. */
    @FunctionalInterface
    interface Use<T> {
        T with(Turn turn) throws IOException, AccessException;
    }

    /**
     * Waits for the file, then uses it.
     *
     * @throws IOException if the file, or its folder, cannot be read or written
     * @throws AccessException if somebody else had it until the deadline, or the use ends so
     */
    <T> T use(Deadline deadline, Use<T> use) throws IOException, AccessException {
        enter(deadline);
        try {
            Path file = named.toRealPath();
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(
                            lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownersOnly(lock));
                    FileLock held = locked(channel, deadline)) {
                return use.with(new Turn(file, held));
            }
        } finally {
            OF_THIS_PROCESS.unlock();
        }
    }

    private static void enter(Deadline deadline) throws AccessException {
        try {
            if (!OF_THIS_PROCESS.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AccessException.unavailable("interrupted while waiting for the refresh token", e);
        }
    }

    private static FileLock locked(FileChannel channel, Deadline deadline) throws IOException, AccessException {
        FileLock lock = tried(channel);
        while (lock == null) {
            if (deadline.nanosLeft() == 0) {
                throw busy();
            }
            LockSupport.parkNanos(LOOK_AGAIN);
            lock = tried(channel);
        }
        return lock;
    }

    /** Null if somebody else has it: another process, or another copy of these classes in this one. */
    private static FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException elsewhere) {
            return null;
        }
    }

    private static AccessException busy() {
        return AccessException.unavailable("another runner was still using the refresh token", null);
    }

    private static FileAttribute<?>[] ownersOnly(Path near) {
        boolean modes = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The time in which the file is ours alone. For one thread. */
    static final class Turn {

        private final Path file;
        private final Path next;

        /** @param held the proof that it is our turn */
        private Turn(Path file, FileLock held) {
            if (!held.isValid()) {
                throw new IllegalStateException("the lock of the refresh token is gone");
            }
            this.file = file;
            this.next = file.resolveSibling(file.getFileName() + ".next");
        }

        /** The token that stands in the file now; empty text if the file is empty. */
        Secret current() throws IOException {
            return Secret.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        }

        /** Makes sure that a successor can be written: a token must not be used before. */
        void makeRoom() throws IOException {
            byte[] room = new byte[ROOM];
            Arrays.fill(room, (byte) ' ');
            Files.deleteIfExists(next);
            try (FileChannel channel = FileChannel.open(
                    next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly(next))) {
                write(channel, room);
            }
        }

        /** Puts the successor in place of the token; it is on the disk when this returns. */
        void replace(Secret successor) throws IOException {
            byte[] text = (successor.reveal() + "\n").getBytes(StandardCharsets.UTF_8);
            if (!Files.exists(next)) {
                makeRoom();
            }
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(text.length, 1));
                write(channel, text);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }

        private static void write(FileChannel channel, byte[] bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
