package io.throughline.ledger.jdbc;

/**
 * What differs between databases; all else is one SQL text.
 *
 * @param kind which database it is
 * @param now SQL expression of the present instant by the database clock, constant within a database transaction
 */
record Dialect(Kind kind, String now) {

    enum Kind {
        H2_FILE,
        H2_MEMORY,
        POSTGRESQL
    }

    static Dialect of(Kind kind) {
        return new Dialect(kind, "current_timestamp");
    }

    /** Reads the time from a table that a test sets; see {@link ManualDatabaseClock}. */
    static Dialect withManualClock() {
        return new Dialect(Kind.H2_MEMORY, "(select at from tl_test_clock)");
    }

    /** A statement with {@code {now}} and {@code {now+ms}}, which takes a parameter in milliseconds, filled in. */
    String sql(String template) {
        return template.replace("{now+ms}", "(" + now + " + cast(? as bigint) * interval '0.001' second)")
                .replace("{now}", now);
    }

    boolean isH2() {
        return kind != Kind.POSTGRESQL;
    }
}
