package io.throughline.runner.standalone;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.ledger.jdbc.TimeOrderedIds;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.terminal.CommandFailure;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The ledger that the options name: the H2 file of a data folder, or a PostgreSQL database. */
public final class LedgerSource {

    private static final String USER = "THROUGHLINE_LEDGER_USER";
    private static final String PASSWORD = "THROUGHLINE_LEDGER_PASSWORD";

    private final LedgerSettings settings;
    private final BooleanSupplier existing;
    private final boolean embedded;

    private LedgerSource(LedgerSettings settings, BooleanSupplier existing, boolean embedded) {
        this.settings = settings;
        this.existing = existing;
        this.embedded = embedded;
    }

    public static LedgerSource embedded(DataFolder folder) {
        return new LedgerSource(LedgerSettings.file(folder.ledger()), folder::hasLedger, true);
    }

    public static LedgerSource at(String url, Map<String, String> environment) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CommandFailure(
                    "RUN-1008 --ledger takes a URL that begins with jdbc:postgresql:; leave it out for the embedded ledger in the data folder.");
        }
        String user = environment.get(USER);
        return new LedgerSource(LedgerSettings.of(url, user, () -> environment.get(PASSWORD)), () -> true, false);
    }

    /** Opens it; the caller closes it. */
    public Ledger open() {
        return JdbcLedger.open(settings, new TimeOrderedIds(InstantSource.system(), new SecureRandom()));
    }

    /** The same with so many connections. */
    LedgerSource withConnections(int number) {
        return new LedgerSource(settings.withPoolSize(number), existing, embedded);
    }

    /** Whether there is anything to read. */
    public boolean exists() {
        return existing.getAsBoolean();
    }

    /** Whether a lock of the operating system proves that no other process works on it. */
    public boolean isEmbedded() {
        return embedded;
    }
}
