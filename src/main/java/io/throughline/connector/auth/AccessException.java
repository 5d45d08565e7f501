package io.throughline.connector.auth;

/** No access: the call itself was not sent. */
public final class AccessException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean refused;
    private final String oauthError;

    private AccessException(String message, boolean refused, String oauthError, Throwable cause) {
        super(message, cause);
        this.refused = refused;
        this.oauthError = oauthError;
    }

    /** The credentials are missing, unreadable or refused: a person has to help, and trying again is of no use until then. */
    static AccessException refused(String message) {
        return refused(message, "");
    }

    /** The same with the vendor's word of RFC 6749, 5.2; empty if it gave none. */
    static AccessException refused(String message, String oauthError) {
        return new AccessException(message, true, oauthError, null);
    }

    /** The vendor gave no token just now; the credentials may be good. */
    static AccessException unavailable(String message, Throwable cause) {
        return new AccessException(message, false, "", cause);
    }

    /** Whether it is the credentials' fault. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether the grant itself (a refresh token, an assertion) is no longer good, while the client is known. */
    boolean isOfGrant() {
        return oauthError.equals("invalid_grant");
    }
}
