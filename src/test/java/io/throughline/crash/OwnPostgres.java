package io.throughline.crash;

import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.standalone.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server on a data folder of its own that a test stops, kills and starts again, always at the same port. For one thread. */
final class OwnPostgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    OwnPostgres(Path data) throws IOException {
        this.data = data;
        this.port = QuietPort.next();
    }

    /** Starts it on what its data folder holds, or on a new one. */
    void start() throws Exception {
        running = Patience.until(LIMIT, this::tryToStart).orElseThrow();
    }

    /** After a kill, what is left of the old server may still hold its memory for a moment. */
    private Optional<EmbeddedPostgres> tryToStart() {
        try {
            return Optional.of(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start());
        } catch (IOException | IllegalStateException notYet) {
            return Optional.empty();
        }
    }

    LedgerSettings settings() {
        return LedgerSettings.of(running.getJdbcUrl(USER, USER), USER, () -> "");
    }

    /** As an administrator does: sessions are ended, what is committed is flushed. */
    void stop() throws IOException {
        running.close();
        running = null;
    }

    /** {@code kill -9} of the server's first process; returns when it is gone. */
    void kill() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
        stop();
    }

    @Override
    public void close() throws IOException {
        if (running != null) {
            stop();
        }
    }
}
