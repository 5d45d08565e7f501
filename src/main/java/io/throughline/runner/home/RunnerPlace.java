package io.throughline.runner.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** The right to be the runner of a data folder: a lock that the operating system takes back from a dead process, so that kill -9 leaves no stale one. */
public final class RunnerPlace implements AutoCloseable {

    private final FileChannel channel;

    private RunnerPlace(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<RunnerPlace> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DataFolder.ownerOnly("rw-------"));
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new RunnerPlace(channel));
    }

    /** Frees the place. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
