package io.throughline.ledger.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the ledger keeps its tables when it makes its own connections.
 *
 * @param url JDBC URL: PostgreSQL, an H2 file with {@code WRITE_DELAY=0} and {@code DB_CLOSE_ON_EXIT=FALSE}, or in-memory H2
 * @param user database user
 * @param password asked once at start; never logged
 * @param durability {@link Durability#NONE} allows in-memory H2
 * @param answerRetention how long raw vendor answers are kept
 * @param poolSize connections; one a worker thread and two more are enough
 */
public record LedgerSettings(
        String url,
        String user,
        Supplier<String> password,
        Durability durability,
        Duration answerRetention,
        int poolSize) {

    /** Raw answers are kept this long unless said otherwise. */
    public static final Duration DEFAULT_ANSWER_RETENTION = Duration.ofDays(90);

    private static final int DEFAULT_POOL_SIZE = 10;

    /** A database server, or any URL that the ledger accepts. */
    public static LedgerSettings of(String url, String user, Supplier<String> password) {
        return new LedgerSettings(url, user, password, Durability.FULL, DEFAULT_ANSWER_RETENTION, DEFAULT_POOL_SIZE);
    }

    /** An H2 file that survives a kill of the process; {@code file} without the ending {@code .mv.db}. For one process at a time. */
    public static LedgerSettings file(Path file) {
        if (file.toString().contains(";")) {
            throw new IllegalArgumentException("LED-2009 the path of an H2 file must not contain a semicolon: " + file);
        }
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(file.toAbsolutePath().normalize());
        return of(url, "sa", () -> "");
    }

    /** An H2 database that lives as long as the ledger is open: for tests and trials. */
    public static LedgerSettings inMemory(String name) {
        return of("jdbc:h2:mem:" + name, "sa", () -> "").withDurability(Durability.NONE);
    }

    public LedgerSettings withDurability(Durability value) {
        return new LedgerSettings(url, user, password, value, answerRetention, poolSize);
    }

    public LedgerSettings withAnswerRetention(Duration value) {
        return new LedgerSettings(url, user, password, durability, value, poolSize);
    }

    public LedgerSettings withPoolSize(int value) {
        return new LedgerSettings(url, user, password, durability, answerRetention, value);
    }

    /** Without the password, also where it hides in the URL. */
    @Override
    public String toString() {
        return "LedgerSettings[url=%s, user=%s, durability=%s, answerRetention=%s, poolSize=%d]"
                .formatted(LedgerUrl.masked(url), user, durability, answerRetention, poolSize);
    }
}
