package io.throughline.ledger.jdbc;

/** Whether a commit must outlive the process. */
public enum Durability {
    /** It must: an in-memory database is refused. The default. */
    FULL,
    /** It need not: in-memory H2 is allowed, with a warning in the log. For tests and trials. */
    NONE
}
