package io.throughline.camel.workflow;

/** No connector offers an operation here. {@code validate} reports it before anything runs; at run time it ends in a desk case. */
public final class UnknownOperationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownOperationException(String message) {
        super(message);
    }
}
