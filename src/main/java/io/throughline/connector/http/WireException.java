package io.throughline.connector.http;

/** No answer came. {@link #kind} tells whether the request may have reached the target; the message holds no data of the call. */
public final class WireException extends Exception {

    private static final long serialVersionUID = 1L;

    /** How far a request came. */
    public enum Kind {
        /** Configuration forbids the address: nothing was sent, and nothing will be until a person helps. */
        FORBIDDEN,
        /** Not a byte of the request was sent: refused, unknown name, TLS failure, connect time-out, no free place. */
        NOT_SENT,
        /** Time-out after sending, reset, or a connection that ended without an answer: the target may have acted. */
        UNSURE
    }

    private final Kind kind;

    /** Tells how far the request came and why it ended. */
    public WireException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** How far the request came. */
    public Kind kind() {
        return kind;
    }
}
