package io.throughline.ledger.jdbc;

import java.util.Locale;

/**
 * Checks a JDBC URL before anything is opened. H2 loses acknowledged commits when the process is killed unless {@code WRITE_DELAY=0}, and
 * closes itself under running work at SIGTERM unless {@code DB_CLOSE_ON_EXIT=FALSE} (both measured).
 */
final class LedgerUrl {

    private static final String H2 = "jdbc:h2:";

    private LedgerUrl() {}

    /**
     * Which database a URL names.
     *
     * @throws IllegalArgumentException if the ledger would not be durable there, or does not know it
     */
    static Dialect.Kind kindOf(String url, Durability durability) {
        if (url.startsWith("jdbc:postgresql:")) {
            return Dialect.Kind.POSTGRESQL;
        }
        if (url.startsWith(H2 + "mem:")) {
            requireDurabilityNone(durability);
            return Dialect.Kind.H2_MEMORY;
        }
        if (url.startsWith(H2)) {
            requireSafeFile(url);
            return Dialect.Kind.H2_FILE;
        }
        throw new IllegalArgumentException(
                "LED-2011 the ledger knows H2 and PostgreSQL, not %s. It does not start. Use a URL that begins with jdbc:postgresql: or jdbc:h2:file:."
                        .formatted(masked(url)));
    }

    static void requireDurabilityNone(Durability durability) {
        if (durability != Durability.NONE) {
            throw new IllegalArgumentException(
                    "LED-2010 the ledger's database is in memory: all transactions would be lost with the process. It does not start. Use an H2 file or PostgreSQL, or set durability=none for a test.");
        }
    }

    /** A URL with nothing after it that could be a password. */
    static String masked(String url) {
        int end = url.indexOf(url.startsWith(H2) ? ';' : '?');
        String path = end < 0 ? url : url.substring(0, end);
        return path.replaceAll("//[^/@]*@", "//***@");
    }

    private static void requireSafeFile(String url) {
        String settings = url.toUpperCase(Locale.ROOT) + ";";
        boolean remote = settings.startsWith("JDBC:H2:TCP:") || settings.startsWith("JDBC:H2:SSL:");
        boolean volatileFile = settings.contains("MEMFS:") || settings.contains("MEMLZ:");
        boolean shared = settings.contains(";AUTO_SERVER=TRUE;") || settings.contains(";FILE_LOCK=");
        if (remote
                || volatileFile
                || shared
                || !settings.contains(";WRITE_DELAY=0;")
                || !settings.contains(";DB_CLOSE_ON_EXIT=FALSE;")) {
            throw new IllegalArgumentException(
                    "LED-2009 the H2 URL %s does not keep what it acknowledged. It does not start. Use jdbc:h2:file:PATH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE, without a server, AUTO_SERVER or FILE_LOCK."
                            .formatted(masked(url)));
        }
    }
}
