package io.throughline.simulator.salesforce.soql;

/** A query that the org refuses, with the vendor's error code. */
public final class SoqlException extends RuntimeException {

    private final String code;

    SoqlException(String code, String message) {
        super(message);
        this.code = code;
    }

    static SoqlException malformed(String message) {
        return new SoqlException("MALFORMED_QUERY", message);
    }

    /** The vendor's error code, such as {@code INVALID_FIELD}. */
    public String code() {
        return code;
    }
}
