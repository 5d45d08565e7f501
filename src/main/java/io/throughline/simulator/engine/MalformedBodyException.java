package io.throughline.simulator.engine;

/** The body of a request is not what its content type promises; the vendor answers with its own 400. */
public final class MalformedBodyException extends RuntimeException {

    /** Creates it with the parser's words. */
    public MalformedBodyException(String message) {
        super(message);
    }
}
