package io.throughline.connector.drop;

/** A request that a folder refuses. The message begins with its code and holds no cell of a file. */
final class DropException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    /**
     * Tells why.
     *
     * @param status as an HTTP API would answer
     * @param field what of the request it is about; empty for none
     */
    DropException(int status, String message, String field) {
        super(message);
        this.status = status;
        this.field = field;
    }

    int status() {
        return status;
    }

    String field() {
        return field;
    }
}
