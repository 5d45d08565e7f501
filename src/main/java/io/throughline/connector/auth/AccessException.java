package io.throughline.connector.auth;

/** No access: the call itself was not sent. */
public final class AccessException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    private AccessException(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** The credentials are missing, unreadable or refused: a person has to help, and trying again is of no use until then. */
    static AccessException refused(String message) {
        return new AccessException(message, true, null);
    }

    /** The vendor gave no token just now; the credentials may be good. */
    static AccessException unavailable(String message, Throwable cause) {
        return new AccessException(message, false, cause);
    }

    /** Whether it is the credentials' fault. */
    public boolean isRefused() {
        return refused;
    }
}
