package io.throughline.config;

/** Credentials could not be read where the configuration says they are. Nothing was sent; calls of the system wait until a person helps. */
public final class CredentialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Tells what is missing, by name of variable or file, never by content. */
    public CredentialException(String message) {
        super(message);
    }
}
