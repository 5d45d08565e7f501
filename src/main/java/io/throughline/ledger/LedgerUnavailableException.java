package io.throughline.ledger;

/** The database could not be reached or refused. The caller pauses and tries again; nothing is decided by it. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
