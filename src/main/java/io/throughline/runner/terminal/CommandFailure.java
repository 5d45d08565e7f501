package io.throughline.runner.terminal;

/** A command cannot do what it was asked; the message is the whole truth for the person at the terminal. Ends with exit code 1. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
